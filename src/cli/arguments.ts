import { parseArgs } from 'node:util'
import { nearHint } from '../diagnostics/near.ts'
import { UsageError } from './exit.ts'

/** One flag: with a `value` it takes one (named so in help), otherwise it is a switch. */
export interface Flag {
  readonly value?: string
  readonly many?: boolean
  readonly short?: string
  readonly help: string
}

export type Flags = Readonly<Record<string, Flag>>

/** Typed access to what was given; unknown flags and bad values are usage errors. */
export interface Arguments {
  readonly positionals: readonly string[]
  readonly has: (name: string) => boolean
  readonly one: (name: string) => string | undefined
  readonly many: (name: string) => readonly string[]
}

export function parseArguments(args: readonly string[], flags: Flags): Arguments {
  const options: Record<string, { type: 'string' | 'boolean'; multiple: true; short?: string }> = {}
  for (const [name, flag] of Object.entries(flags)) {
    const type = flag.value === undefined ? 'boolean' : 'string'
    options[name] = { type, multiple: true, ...(flag.short === undefined ? {} : { short: flag.short }) }
  }
  const { values, positionals } = parse(args, options, flags)
  const given = (name: string): readonly (string | boolean)[] => values[name] ?? []
  const texts = (name: string): readonly string[] => given(name).filter((v) => typeof v === 'string')
  for (const [name, flag] of Object.entries(flags)) {
    if (flag.many !== true && given(name).length > 1)
      throw new UsageError(`\`--${name}\` is given ${given(name).length} times`)
  }
  return {
    positionals,
    has: (name) => given(name).length > 0,
    one: (name) => texts(name)[0],
    many: texts,
  }
}

function parse(
  args: readonly string[],
  options: Record<string, { type: 'string' | 'boolean'; multiple: true; short?: string }>,
  flags: Flags,
): {
  readonly values: Readonly<Record<string, readonly (string | boolean)[] | undefined>>
  readonly positionals: readonly string[]
} {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    return { values, positionals }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const unknown = /Unknown option '(-{1,2}[^']+)'/.exec(message)?.[1]
    if (unknown !== undefined) {
      const names = Object.keys(flags).map((name) => `--${name}`)
      throw new UsageError(`there is no flag \`${unknown}\` here`, nearHint(unknown, names))
    }
    const lacking = /Option '(?:-\w, )?(--[\w-]+)/.exec(message)?.[1]
    if (lacking !== undefined) {
      const takes = flags[lacking.slice(2)]?.value
      throw new UsageError(
        takes === undefined ? `\`${lacking}\` takes no value` : `\`${lacking}\` takes a value: ${takes}`,
      )
    }
    throw new UsageError(message)
  }
}

/** The value of a flag that admits few; `undefined` when it is not given. */
export function choiceOf<T extends string>(args: Arguments, name: string, choices: readonly T[]): T | undefined {
  const value = args.one(name)
  if (value === undefined) return undefined
  const found = choices.find((choice) => choice === value)
  if (found !== undefined) return found
  throw new UsageError(`\`--${name} ${value}\`: there is ${choices.join(', ')}`, nearHint(value, choices))
}
