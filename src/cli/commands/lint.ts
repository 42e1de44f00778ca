import { writeFile } from 'node:fs/promises'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { LintedFile } from '../../session/lint.ts'
import { positionAt } from '../../source/text.ts'
import { choiceOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { counted } from '../counted.ts'
import { EXIT, systemReason, UsageError } from '../exit.ts'
import { PROFILES, SHARED_FLAGS } from '../flags.ts'
import { printDiagnostics } from '../reading.ts'
import { isColored, write } from '../terminal.ts'

export const LINT: Command = {
  name: 'lint',
  usage: 'PATH...',
  summary: "Check query files and packages against each product's grammar and schema",
  examples: ['siemless lint content/', 'siemless lint --fix rules/hunt.cql', 'siemless lint --format json rules/'],
  flags: {
    profile: { value: 'vendor|lenient', help: 'lenient: also accept what people write (default: vendor)' },
    fix: { help: 'rewrite the files by the fixes that the reports offer' },
    format: { value: 'text|json', help: 'default: text' },
    ...SHARED_FLAGS,
  },
  run: async (args, terminal) => {
    if (args.positionals.length === 0)
      throw new UsageError('no PATH is given', ['a query file, a package or a directory'])
    const { lint } = await import('../../session/lint.ts')
    const profile = choiceOf(args, 'profile', PROFILES) ?? 'vendor'
    const json = choiceOf(args, 'format', ['text', 'json'] as const) === 'json'
    const counts = { files: 0, error: 0, warning: 0, info: 0, fixed: 0, allowed: 0 }
    const reports: unknown[] = []
    let unreadable = false
    const results = {
      ...terminal,
      err: terminal.out,
      color: isColored(terminal.out, args.has('no-color')),
    }
    for await (const linted of lint(args.positionals, { profile })) {
      terminal.signal.throwIfAborted()
      const file = args.has('fix') ? await applyFix(linted, profile) : linted
      counts.files += 1
      counts.allowed += file.allowed
      if (file.text !== linted.text) counts.fixed += 1
      for (const diagnostic of file.diagnostics) {
        counts[diagnostic.severity] += 1
        unreadable ||= diagnostic.code.startsWith('reader/')
      }
      if (json) reports.push(...file.diagnostics.map((d) => jsonDiagnostic(d, file.text)))
      else await printDiagnostics(file.diagnostics, new Map([[file.path, file.text]]), results)
    }
    if (json) await write(terminal.out, `${JSON.stringify(reports, null, 2)}\n`)
    if (!terminal.quiet) {
      const { error, warning, info } = counts
      const found = [counted(error, 'error'), counted(warning, 'warning'), counted(info, 'note')].join(', ')
      const fixed = args.has('fix') ? `; ${counts.fixed} rewritten` : ''
      const allowed = counts.allowed > 0 ? `; ${counts.allowed} allowed by their text` : ''
      await write(terminal.err, `${counted(counts.files, 'file')} checked: ${found}${allowed}${fixed}\n`)
    }
    if (unreadable) return EXIT.unreadable
    return counts.error > 0 ? EXIT.gateFailed : EXIT.done
  },
}

/** Writes the fixed text and checks it again, as long as that mends something. */
async function applyFix(linted: LintedFile, profile: 'vendor' | 'lenient'): Promise<LintedFile> {
  const { lint } = await import('../../session/lint.ts')
  let current = linted
  for (let round = 0; round < 5 && current.fixed !== current.text; round += 1) {
    await rewrite(current)
    for await (const again of lint([current.path], { profile })) current = again
  }
  return current
}

async function rewrite({ path, fixed }: LintedFile): Promise<void> {
  try {
    await writeFile(path, fixed)
  } catch (error) {
    throw new UsageError(`\`${path}\` could not be rewritten: ${systemReason(error)}`)
  }
}

function jsonDiagnostic(diagnostic: Diagnostic, text: string) {
  const start = positionAt(text, diagnostic.span.start)
  const end = positionAt(text, diagnostic.span.end)
  return { ...diagnostic, start, end }
}
