import { doubleQuoted, printCommandLine, type Word } from './command-line.ts'
import { type Actor, commandPrompt, type Family, type Look, startedByPowerShell, withCommand } from './look.ts'
import { mapCmdlets } from './powershell.ts'
import { scriptedLook } from './scripted.ts'

/**
 * Quotes that change nothing. `cmd.exe` hands them on, so that the program's command line has them; PowerShell writes the
 * command line of a program anew and starts it by its quoted path; POSIX shells take them away before the program starts.
 */
export const quoting: Family = (actor) => {
  if (actor.tool?.id === 'powershell') return powershellLooks(actor)
  if (actor.os !== 'windows') return posixLooks(actor)
  return startedByPowerShell(actor) ? byPath(actor) : windowsLooks(actor)
}

function windowsLooks(actor: Actor): readonly Look[] {
  const [program, ...rest] = actor.command.words
  if (program === undefined) return []
  const quotedProgram = program.raw.includes('"') ? program : { ...program, raw: `"${program.raw}"` }
  const quotedRest = rest.map((word) => (isPlain(word) ? { ...word, raw: doubleQuoted(word.value) } : word))
  const flags = rest.map((word) =>
    isPlain(word) && /^--?\w/.test(word.value) ? { ...word, raw: inside(word.raw) } : word,
  )
  const looks: readonly (readonly [string, readonly Word[]])[] = [
    ['the program in quotes', [quotedProgram, ...rest]],
    ['every argument in quotes', [program, ...quotedRest]],
    ['quotes within flags', [program, ...flags]],
    // Only cmd.exe finds a program by a name with quotes within.
    ...(commandPrompt(actor) === undefined || program.raw.includes('"')
      ? []
      : [['quotes within the name', [{ ...program, raw: inside(program.raw) }, ...rest]] as const]),
  ]
  return looks.map(([title, words]) => ({ title, process: withCommand(actor, printed(actor, words)) }))
}

/** As PowerShell starts programs: by their path, in quotes. */
function byPath(actor: Actor): readonly Look[] {
  const [program, ...rest] = actor.command.words
  if (program === undefined) return []
  const raw = `"${actor.process.image}"`
  return [
    {
      title: 'the program by its path, in quotes',
      process: withCommand(actor, printed(actor, [{ ...program, raw }, ...rest])),
    },
  ]
}

/** The program gets the same; the shell that was told says it otherwise. */
function posixLooks(actor: Actor): readonly Look[] {
  const { words, tail } = actor.command
  const [program, ...rest] = words
  const name = program?.raw ?? ''
  if (program === undefined || !/^[\w./-]{2,}$/.test(name)) return []
  const [, directory = '', base = ''] = /^(.*\/)?([^/]+)$/.exec(name) ?? []
  const forms: readonly (readonly [string, string])[] = [
    ['double quotes within the name', `${directory}${base.slice(0, 1)}""${base.slice(1)}`],
    ['a backslash within the name', `${directory}${base.slice(0, 1)}\\${base.slice(1)}`],
    ['the name in double quotes', `"${name}"`],
  ]
  return forms.map(([title, raw]) => ({
    title,
    process: actor.process,
    typed: printCommandLine({ words: [{ ...program, raw }, ...rest], tail }),
  }))
}

function powershellLooks(actor: Actor): readonly Look[] {
  return [
    ...scriptedLook(actor, 'grave accents within names', (text) => mapCmdlets(text, accented)),
    ...scriptedLook(actor, 'names of commands in quotes', (text) =>
      mapCmdlets(text, (name, { name: own }) => (own === 'New-Object' ? name : `& '${name}'`)),
    ),
    ...scriptedLook(actor, 'names of types in quotes', (text) =>
      text.replace(
        /(New-Object\s+)((?:System\.)?Net\.[\w.]+)(?=(\()?)/gi,
        (_, start: string, type: string, open?: string) => `${start}'${type}'${open === undefined ? '' : ' '}`,
      ),
    ),
  ]
}

/** Before letters that a grave accent does not make another character. */
function accented(name: string): string {
  const [first = '', ...rest] = name
  return first + rest.join('').replace(/[k-mo-qs]/gi, (letter) => `\`${letter}`)
}

function inside(raw: string): string {
  const [, start = '', letters = ''] = /^(.*?)([\w]+[^\\/]*)$/s.exec(raw) ?? []
  return letters.length < 2
    ? `${start}"${letters}"`
    : `${start}${letters.slice(0, 1)}"${letters.slice(1, 2)}"${letters.slice(2)}`
}

function isPlain({ raw }: Word): boolean {
  return !/["']/.test(raw)
}

function printed({ command }: Actor, words: readonly Word[]): string {
  return printCommandLine({ words, tail: command.tail })
}
