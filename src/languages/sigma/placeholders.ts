import { nearHint } from '../../diagnostics/near.ts'
import { joined, readPattern } from './pattern.ts'
import type { Pattern, PatternPart } from './predicate.ts'
import { asText, type Operand, refuse, type Step } from './step.ts'

const PLACEHOLDER = /(?<!\\)%([\p{L}\p{N}_.-]+)%/gu

/** The most forms that are built. */
const MOST = 5000

/**
 * `%name%` replaced by the values that the user gave for the parameter: several with `,` between them, each of which may
 * have wildcards. `\%` is a plain sign (specification, "Placeholders").
 */
export function fillPlaceholders(operand: Operand, step: Step): readonly Operand[] | undefined {
  if (operand.kind === 'regex') {
    return refuse(step, 'how a value becomes part of a regular expression is said nowhere')
  }
  const text = asText(operand, step)
  if (text === undefined) return undefined
  let forms: readonly (readonly PatternPart[])[] = [[]]
  for (const part of text.parts) {
    const pieces = part.kind === 'text' ? piecesOf(part.text, step) : [[[part]]]
    if (pieces === undefined) return undefined
    for (const choices of pieces)
      forms = forms.flatMap((form) => choices.map((choice) => [...form, ...choice])).slice(0, MOST)
  }
  return forms.map((form) => ({ ...text, parts: joined(form) }))
}

/** The choices for each piece of the text, one after the other. */
function piecesOf(text: string, { value, report, options }: Step): readonly (readonly Pattern[])[] | undefined {
  const pieces: (readonly Pattern[])[] = []
  let at = 0
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, name = ''] = match
    const given = options.parameters?.get(name)
    if (given === undefined) {
      const near = nearHint(name, options.parameters?.keys() ?? [])
      report.add('fidelity/sigma-placeholder', value.span, { name }, { hints: [`\`--param ${name}=VALUE\``, ...near] })
      return undefined
    }
    pieces.push(
      [plain(text.slice(at, match.index))],
      given.split(',').map((choice) => readPattern(choice.trim())),
    )
    at = match.index + whole.length
  }
  return [...pieces, [plain(text.slice(at))]]
}

function plain(text: string): Pattern {
  return text === '' ? [] : [{ kind: 'text', text: text.replaceAll('\\%', '%') }]
}
