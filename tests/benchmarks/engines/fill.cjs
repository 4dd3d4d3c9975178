// Fills a template with an engine, each time that a line with the path of values in JSON comes in:
//   node fill.cjs ENGINE TEMPLATE TARGET
// Answers with the milliseconds of CPU time, user and system, from reading the template and the
// values to writing the document.
"use strict";
const fs = require("node:fs");
const readline = require("node:readline");

const [engine, template, target] = process.argv.slice(2);

const fillers = {
  docxtemplater() {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    return async (values) => {
      const zip = new PizZip(fs.readFileSync(template));
      const document = new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true });
      document.render(values);
      fs.writeFileSync(target, document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" }));
    };
  },
  carbone() {
    const carbone = require("carbone");
    return (values) => new Promise((done, failed) => {
      carbone.render(template, values, (error, document) => {
        if (error) { failed(error); return; }
        fs.writeFileSync(target, document);
        done();
      });
    });
  },
  "docx-templates"() {
    const { createReport } = require("docx-templates");
    return async (data) => {
      const made = await createReport({
        template: fs.readFileSync(template), data, cmdDelimiter: "+++", noSandbox: true,
      });
      fs.writeFileSync(target, made);
    };
  },
  "easy-template-x"() {
    const { TemplateHandler } = require("easy-template-x");
    const handler = new TemplateHandler();
    return async (values) => {
      fs.writeFileSync(target, await handler.process(fs.readFileSync(template), values));
    };
  },
};

(async () => {
  const fill = fillers[engine]();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const start = process.cpuUsage();
    await fill(JSON.parse(fs.readFileSync(line, "utf8")));
    const took = process.cpuUsage(start);
    process.stdout.write(`${(took.user + took.system) / 1e3}\n`);
  }
})();
