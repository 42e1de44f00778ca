import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { LANGUAGE_IDS, languageOfFile } from '../../languages/index.ts'
import type { LanguageId } from '../../languages/language.ts'
import { type Arguments, choiceOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT, UsageError } from '../exit.ts'
import { OUTPUT_FLAGS, openSinks, QUERY_FLAGS, SHARED_FLAGS, SOURCE_FLAGS, sessionOptions } from '../flags.ts'
import {
  exitForReading,
  isNothingRead,
  openSources,
  printFileDiagnostics,
  printNothingRead,
  readingSummary,
  readQueryFile,
} from '../reading.ts'
import { write } from '../terminal.ts'

export const QUERY: Command = {
  name: 'query',
  usage: 'TEXT SOURCE... | -f FILE SOURCE...',
  summary: 'Run one query over the sources',
  examples: [
    'siemless query -f hunt.kql logs/',
    'siemless query -f rclone.cql events=falcon.jsonl --format csv',
    "siemless query --language kql 'DeviceProcessEvents | summarize count() by FileName' logs/",
  ],
  flags: {
    file: { value: 'FILE', short: 'f', help: 'read the query from a file; its ending names the language' },
    language: { value: LANGUAGE_IDS.join('|'), short: 'l', help: 'the language, where no file ending tells it' },
    ...QUERY_FLAGS,
    ...OUTPUT_FLAGS,
    ...SOURCE_FLAGS,
    ...SHARED_FLAGS,
  },
  run: async (args, terminal) => {
    const { text, file, language, sources } = queryText(args)
    if (sources.length === 0)
      throw new UsageError('no SOURCE is given', ['a file, a directory, a glob, `-`, or NAME=PATH'])
    const options = await sessionOptions(args, sources, terminal)
    const sinks = openSinks(args, terminal)
    const session = await openSources(options, args, terminal)
    try {
      if (isNothingRead(session)) {
        await printNothingRead(terminal)
        return EXIT.unreadable
      }
      const result = await session.query(text, { language, file, signal: terminal.signal })
      await printFileDiagnostics(result.diagnostics, terminal, [[file, text]])
      if (hasErrors(result.diagnostics)) return EXIT.invalidQuery
      let count = 0
      for (const { writer } of sinks) await writer.begin(result.columns)
      for await (const rows of result.batches()) {
        count += rows.length
        for (const { writer } of sinks) await writer.rows(rows)
      }
      for (const { writer, close } of sinks) {
        await writer.end()
        await close()
      }
      if (!terminal.quiet) {
        await write(terminal.err, readingSummary(session, (options.now ?? options.until) !== undefined))
        await write(terminal.err, `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}\n`)
      }
      return exitForReading(session)
    } finally {
      await session.close()
    }
  },
}

export interface QueryText {
  readonly text: string
  readonly file: string
  readonly language: LanguageId
  readonly sources: readonly string[]
}

/** The query from `-f FILE` or the first positional, and its language. */
export function queryText(args: Arguments): QueryText {
  const given = choiceOf(args, 'language', LANGUAGE_IDS)
  const file = args.one('file')
  const [first, ...rest] = args.positionals
  if (file === undefined && first === undefined) throw new UsageError('no query is given', ['a TEXT, or -f FILE'])
  const language = given ?? (file === undefined ? undefined : languageOfFile(file))
  if (language === undefined) {
    const subject =
      file === undefined ? 'the language of the query is not known' : `the ending of \`${file}\` names no language`
    const choice = `\`-l ${LANGUAGE_IDS.join('|')}\` names it`
    const isFile = first !== undefined && languageOfFile(first) !== undefined
    throw new UsageError(subject, isFile ? [`\`-f ${first}\` reads the query from that file`, choice] : [choice])
  }
  return file === undefined
    ? { text: first ?? '', file: '<query>', language, sources: rest }
    : { text: readQueryFile(file), file, language, sources: args.positionals }
}
