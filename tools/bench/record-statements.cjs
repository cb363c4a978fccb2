// Loaded into an app with `--require`: writes every statement that the app sends to PostgreSQL, with
// its parameters and the connection that it took, to the file that BENCH_RECORD names.
const { appendFileSync } = require('node:fs');
const { Client } = require('pg');

const file = process.env.BENCH_RECORD;
const send = Client.prototype.query;

const plain = (value) => (value instanceof Date ? value.toISOString() : (value ?? null));

Client.prototype.query = function record(config, values, ...rest) {
  const text = typeof config === 'string' ? config : config?.text;
  const parameters = Array.isArray(values) ? values : (config?.values ?? []);
  if (file && text) {
    const line = { connection: this.processID, text, values: parameters.map(plain) };
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  }
  return send.call(this, config, values, ...rest);
};
