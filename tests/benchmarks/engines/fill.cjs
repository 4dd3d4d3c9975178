// Fills a template with an engine, each time that a line with the path of values in JSON comes in:
//   node fill.cjs ENGINE TEMPLATE TARGET
// Answers with the milliseconds from reading the template to writing the document.
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
    const values = JSON.parse(fs.readFileSync(line, "utf8"));
    const start = process.hrtime.bigint();
    await fill(values);
    process.stdout.write(`${Number(process.hrtime.bigint() - start) / 1e6}\n`);
  }
})();
