// duckdb.cjs DATABASE STATEMENT …: runs statements with two threads.
const { DuckDBInstance } = require('@duckdb/node-api');

async function main([database, ...statements]) {
  const instance = await DuckDBInstance.create(database, { threads: '2' });
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
