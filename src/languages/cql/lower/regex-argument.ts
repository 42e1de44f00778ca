import type { Arguments } from './arguments.ts'
import type { Lowering } from './context.ts'
import { type CompiledRegex, compileRegex } from './regex.ts'

/**
 * The regular expression of a parameter, as a string or as `/.../flags`. `defaults`: the flags when the call names none.
 * `every`: all matches count, the empty ones too.
 */
export function regexArgument(
  args: Arguments,
  name: string,
  cx: Lowering,
  defaults: string,
  every = false,
): CompiledRegex | undefined {
  const raw = args.raw(name)
  if (raw === undefined) return undefined
  if (raw.kind === 'param' && raw.fallback === undefined) {
    const hints = ['the option `parameters` gives it one']
    cx.report.add('external/no-parameter', raw.span, { name: raw.name }, { hints })
    return undefined
  }
  const source = raw.kind === 'regex' ? raw.pattern : args.text(name)
  if (source === undefined) return undefined
  const written = args.has('flags')
    ? args.text('flags')
    : raw.kind === 'regex' && raw.flags !== ''
      ? raw.flags
      : undefined
  return compileRegex(source, written ?? defaults, raw.span, cx.report, every)
}
