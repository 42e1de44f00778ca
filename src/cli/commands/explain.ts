import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { LANGUAGE_IDS } from '../../languages/index.ts'
import { escapeTerminal } from '../../source/escape.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { QUERY_FLAGS, SHARED_FLAGS, SOURCE_FLAGS, sessionOptions } from '../flags.ts'
import { openSources, printFileDiagnostics } from '../reading.ts'
import { type Terminal, write } from '../terminal.ts'
import { queryText } from './query.ts'

export const EXPLAIN: Command = {
  name: 'explain',
  usage: 'TEXT [SOURCE...] | -f FILE [SOURCE...]',
  summary: 'Show what a query becomes: syntax tree, plan, SQL',
  examples: ['siemless explain -f hunt.kql', 'siemless explain -f hunt.cql --verbose events=falcon.jsonl'],
  flags: {
    file: { value: 'FILE', short: 'f', help: 'read the query from a file; its ending names the language' },
    language: { value: LANGUAGE_IDS.join('|'), short: 'l', help: 'the language, where no file ending tells it' },
    verbose: { help: 'also the plan after each rewrite' },
    ...QUERY_FLAGS,
    ...SOURCE_FLAGS,
    ...SHARED_FLAGS,
  },
  run: async (args, terminal) => {
    const { text, file, language, sources } = queryText(args)
    const session = await openSources(await sessionOptions(args, sources, terminal), args, terminal)
    try {
      const explained = await session.explain(text, { language, file })
      await printFileDiagnostics(explained.diagnostics, terminal, [[file, text]])
      await section('Syntax tree', explained.ast, terminal)
      if (explained.planText !== undefined) await section('Plan', explained.planText, terminal)
      if (args.has('verbose')) {
        let previous = explained.planText
        for (const { rule, plan } of explained.steps) {
          await section(`After ${rule}`, plan === previous ? 'the same\n' : plan, terminal)
          previous = plan
        }
      }
      if (explained.sql !== undefined) await section('SQL', `${explained.sql.trimEnd()}\n`, terminal)
      return hasErrors(explained.diagnostics) ? EXIT.invalidQuery : EXIT.done
    } finally {
      await session.close()
    }
  },
}

async function section(title: string, body: string, terminal: Terminal): Promise<void> {
  const safe = body.split('\n').map(escapeTerminal).join('\n')
  await write(terminal.out, `── ${title} ${'─'.repeat(Math.max(3, 70 - title.length))}\n${safe}\n`)
}
