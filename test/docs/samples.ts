import { applyFixes, hasErrors } from '../../src/diagnostics/diagnostic.ts'
import type { Compilation } from '../../src/languages/language.ts'
import type { Profile } from '../../src/schemas/resolve.ts'

/** What the vendor documents, the end of its page's address, and a query that has it. */
export type Sample = readonly [name: string, page: string, query: string]

export type Compile = (text: string, profile: Profile) => Compilation

/** What becomes of a sample; `reason` is absent where it is exact. */
export interface SampleStatus {
  readonly name: string
  readonly page: string
  readonly reason?: string
  /** The diagnostics that are no refusal: the sample is wrong, or the language is. */
  readonly mistakes: readonly string[]
}

const REFUSALS = /^(?:fidelity|external)\/|^aql\/needs-data$/

export function statusOf([name, page, query]: Sample, compile: Compile): SampleStatus {
  const errors = compile(query, 'lenient').diagnostics.filter((d) => d.severity === 'error')
  const refusals = errors.filter((d) => REFUSALS.test(d.code)).map((d) => d.message)
  const mistakes = errors.filter((d) => !REFUSALS.test(d.code)).map((d) => `${name}: ${d.message}`)
  return { name, page, mistakes, ...(refusals.length === 0 ? {} : { reason: refusals.join('; ') }) }
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')

/** A table of samples and what becomes of them. `address` gives the page's. */
export function statusTable(
  title: string,
  samples: readonly Sample[],
  compile: Compile,
  address: (page: string) => string,
): string {
  const all = samples.map((sample) => statusOf(sample, compile))
  const exact = all.filter((s) => s.reason === undefined).length
  const rows = all.map(({ name, page, reason }) => {
    const status = reason === undefined ? 'exact' : `refused: ${reason}`
    return `| [${cell(name)}](${address(page)}) | ${cell(status)} |`
  })
  return [
    `## ${title}`,
    '',
    `${exact} of ${all.length} are exact.`,
    '',
    '| what | status |',
    '|---|---|',
    ...rows,
  ].join('\n')
}

export interface Departure {
  readonly written: string
  readonly fixed: string
  readonly isValid: boolean
}

/** A departure and the text that its fixes give. */
export function departure(written: string, compile: Compile): Departure {
  const { diagnostics } = compile(written, 'vendor')
  const fixes = diagnostics.flatMap((d) => d.fixes)
  const fixed = applyFixes(written, fixes)
  return { written, fixed, isValid: fixes.length > 0 && !hasErrors(compile(fixed, 'vendor').diagnostics) }
}

export function departureTable(vendor: string, departures: readonly Departure[]): string {
  const rows = departures.map(({ written, fixed }) => `| \`${cell(written)}\` | \`${cell(fixed.trim())}\` |`)
  return [
    `## What people write although ${vendor} refuses it`,
    '',
    'Each of these runs under the lenient profile, is reported, is an error under the vendor profile, and has a fix.',
    '',
    '| written | what `siemless lint --fix` makes of it |',
    '|---|---|',
    ...rows,
  ].join('\n')
}
