"""Native charts of a template, filled: what Word draws, and the workbook behind 编辑数据."""
