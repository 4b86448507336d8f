import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language, LawCatalogue } from '@whetstone/domain';
import { questionFormats } from '@whetstone/formats';
import { loadCatalogue } from './catalogue-file';
import { checkLawFile } from './check-law';
import { checkQuestionFile } from './check-questions';
import { convertQuestions, formatFor } from './convert-questions';
import { exitCodes, printReport, type CheckReport } from './report';

export interface CliContext {
  readonly print: (line: string) => void;
  readonly today: string;
  /** Tests bring their own catalogue. */
  readonly catalogue?: LawCatalogue;
}

interface Command {
  readonly name: string;
  readonly file: string;
  /** Of `questions convert`: the file to write, and the format where its name does not say. */
  readonly outFile: string | undefined;
  readonly format: string | undefined;
  readonly language: Language;
  readonly isJson: boolean;
}

const usage = `whetstone questions check FILE [--json] [--lang zh|en]
    检查试题文件（xlsx、csv、docx、txt、问卷星、GIFT、Aiken、Moodle XML、QTI），不需要数据库 · checks a question file, needs no database
whetstone questions convert IN OUT [--format ${questionFormats.join('|')}] [--json] [--lang zh|en]
    转换试题文件，列出目标格式无法带入的内容 · writes the questions of one file in another format and lists what it cannot carry
    .xlsx .csv .txt .docx .gift .aiken .xml (Moodle) .zip (QTI 2.1; --format qti2.2 | qti3)
whetstone laws check FILE [--json] [--lang zh|en]
    检查法规文本（docx、md、txt）的标题与条文编号 · checks title and article numbers of a law's text
whetstone accounts create --name 姓名 --id-number 身份证号 --certificate 执法证号 --unit 单位 --region 150000 --role training_manager
    建立第一批账号并给出激活码 · makes the first accounts and prints an activation code (--role may be repeated)
whetstone content check [--questions FOLDER] [--laws FOLDER] [--json]
    对照法规全文核对随产品提供的试题 · checks the questions of the product against the texts of the laws
whetstone audit verify [--heads FILE] [--json]
    重新计算审计日志的哈希链 · computes the chains of the audit log anew and names what was changed, removed or inserted
whetstone audit heads
    导出每条链的末端，另行保管 · prints the last seal of each chain, to be kept elsewhere

退出码 · exit code: 0 无错误 no errors · 1 有错误 errors · 2 用法或文件有误 usage or unreadable file`;

function readCommand(args: readonly string[]): Command | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'zh' },
        format: { type: 'string' },
      },
    });
    const [noun, verb, file, outFile, ...surplus] = positionals;
    const { json: isJson, lang, format } = values;
    if (!noun || !verb || !file || surplus.length > 0 || (lang !== 'zh' && lang !== 'en')) return null;
    const name = `${noun} ${verb}`;
    const isConversion = name === 'questions convert';
    if (isConversion !== (outFile !== undefined) || (format !== undefined && !isConversion)) return null;
    return { name, file, outFile, format, language: lang, isJson };
  } catch {
    return null;
  }
}

async function convert(command: Command, context: CliContext): Promise<CheckReport | null> {
  const { file: inFile, outFile = '', language } = command;
  const format = formatFor(outFile, command.format);
  if (!format) return null;
  const catalogue = context.catalogue ?? (await loadCatalogue());
  return convertQuestions({ inFile, outFile, format }, catalogue, { today: context.today, language });
}

async function check(command: Command, context: CliContext): Promise<CheckReport | null> {
  if (command.name === 'questions convert') return convert(command, context);
  const bytes = new Uint8Array(await readFile(command.file));
  const fileName = basename(command.file);
  const { language } = command;
  switch (command.name) {
    case 'questions check': {
      const catalogue = context.catalogue ?? (await loadCatalogue());
      return checkQuestionFile(bytes, fileName, catalogue, { today: context.today, language });
    }
    case 'laws check':
      return checkLawFile(bytes, fileName, language);
    default:
      return null;
  }
}

/** Runs one command of the `whetstone` program and gives its exit code. */
export async function runCli(args: readonly string[], context: CliContext): Promise<number> {
  const command = readCommand(args);
  try {
    if (args[0] === 'accounts' && args[1] === 'create') {
      // Loaded only here: the other commands need neither a database nor the server.
      const { createAccount } = await import('./create-account');
      await createAccount(args.slice(2), context.print);
      return exitCodes.sound;
    }
    if (args[0] === 'content' && args[1] === 'check') {
      const { contentCommand } = await import('./content-command');
      return await contentCommand(args.slice(2), context);
    }
    if (args[0] === 'audit') {
      const { auditCommand } = await import('./verify-audit');
      const code = await auditCommand(args.slice(1), context.print);
      if (code !== null) return code;
    }
    const report = command && (await check(command, context));
    if (command && report) return printReport(report, { ...command, print: context.print });
    context.print(usage);
  } catch (error) {
    context.print(error instanceof Error ? error.message : String(error));
  }
  return exitCodes.usage;
}
