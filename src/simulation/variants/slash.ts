import { type Argument, argumentsOf } from './arguments.ts'
import { printCommandLine, type Word } from './command-line.ts'
import { type Actor, type Family, type Look, startedByPowerShell, withCommand } from './look.ts'

/** Slashes of paths and of flags, and `=` or a space before a value, where the program takes either. */
export const slash: Family = (actor) => {
  const { tool, command } = actor
  const [program, ...rest] = command.words
  if (tool === undefined || program === undefined) return []
  const options = argumentsOf(rest, tool)
  const looks: (readonly [string, readonly Word[]])[] = []
  if (actor.os === 'windows') {
    const paths = (word: Word): Word => (isPath(word.raw) ? turned(word) : word)
    const operands = options.flatMap((each) =>
      each.kind === 'flag' && each.place === 'none' ? each.words : each.words.map(paths),
    )
    if (tool.eitherSlash) looks.push(['slashes in paths of arguments', [program, ...operands]])
    // cmd.exe takes a slash in the name of a program for the start of an option, unless quotes are around it.
    const isQuoted = program.raw.startsWith('"')
    if (isPath(program.raw) && (isQuoted || startedByPowerShell(actor))) {
      looks.push(['slashes in the path of the program', [turned(program), ...rest]])
    }
  }
  if (tool.slashes && actor.os === 'windows') {
    const flags = options.flatMap((each) =>
      each.kind === 'flag' ? [swapped(each.words[0]), ...each.words.slice(1)] : each.words,
    )
    looks.push(['the other sign before flags', [program, ...flags.filter((word) => word !== undefined)]])
  }
  if (tool.joins) {
    looks.push(['`=` before values', [program, ...options.flatMap(withEquals)]])
    looks.push(['a space before values', [program, ...options.flatMap(withSpace)]])
  }
  return looks.map(([title, words]): Look => ({ title, process: withCommand(actor, printed(actor, words)) }))
}

function withEquals(argument: Argument): readonly Word[] {
  if (argument.kind !== 'flag' || argument.place !== 'next' || !argument.form.startsWith('--')) return argument.words
  const [name] = argument.words
  const raw = `${argument.form}=${argument.value}`
  return [{ gap: name?.gap ?? ' ', raw, value: raw }]
}

function withSpace(argument: Argument): readonly Word[] {
  if (argument.kind !== 'flag' || argument.place !== 'equals') return argument.words
  const [name] = argument.words
  return [
    { gap: name?.gap ?? ' ', raw: argument.form, value: argument.form },
    { gap: ' ', raw: argument.value, value: argument.value },
  ]
}

function isPath(raw: string): boolean {
  return /^"?(?:-\w:|--[\w-]+=|\w+=@|@)?[A-Za-z]:\\[^"<>|*?]*"?$/.test(raw) && !raw.includes('://')
}

function turned(word: Word): Word {
  return { ...word, raw: word.raw.replaceAll('\\', '/'), value: word.value.replaceAll('\\', '/') }
}

function swapped(word: Word | undefined): Word | undefined {
  if (word === undefined) return undefined
  const raw = word.raw.startsWith('/') ? `-${word.raw.slice(1)}` : word.raw.replace(/^-/, '/')
  return { ...word, raw, value: raw }
}

function printed({ command }: Actor, words: readonly Word[]): string {
  return printCommandLine({ words, tail: command.tail })
}
