import 'reflect-metadata';
import { runCli } from './cli/run-cli';

/** Officers and their files live by Beijing time, whatever the machine's clock is set to. */
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

process.exitCode = await runCli(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  today,
});
