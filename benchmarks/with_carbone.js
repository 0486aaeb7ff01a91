// `node with_carbone.js TEMPLATE CONTEXT.json OUTPUT.docx`
const { readFileSync, writeFileSync } = require("node:fs");
const carbone = require("carbone");

const [template, context, output] = process.argv.slice(2);
carbone.render(template, JSON.parse(readFileSync(context, "utf8")), (error, made) => {
  if (error) throw error;
  writeFileSync(output, made);
});
