import { baseName } from '../identity.ts'
import { argumentsOf } from './arguments.ts'
import { printCommandLine } from './command-line.ts'
import type { Actor, Family, Look } from './look.ts'
import { mapNames } from './powershell.ts'
import { scriptedLook } from './scripted.ts'

/**
 * Names of files are the same in any case on Windows (https://learn.microsoft.com/windows/win32/fileio/naming-a-file), and
 * so are those of PowerShell. Arguments keep theirs, except flags of programs that say that theirs does not matter.
 */
export const otherCase: Family = (actor) => {
  if (actor.os !== 'windows') return []
  const manners: readonly (readonly [string, (text: string) => string])[] = [
    ['upper case', (text) => text.toUpperCase()],
    ['alternating case', alternating],
    ['capitals', (text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase()],
    ['lower case', (text) => text.toLowerCase()],
  ]
  return manners.flatMap(([title, change]) => [
    ...named(actor, title, change),
    ...scriptedLook(actor, `names of PowerShell in ${title}`, (text) => mapNames(text, change)),
  ])
}

function named(actor: Actor, title: string, change: (text: string) => string): readonly Look[] {
  const { process, command, tool } = actor
  const [program, ...rest] = command.words
  if (program === undefined) return []
  const changeName = (path: string): string => {
    const quote = /"$/.exec(path)?.[0] ?? ''
    const name = baseName(path.slice(0, path.length - quote.length))
    return path.slice(0, path.length - quote.length - name.length) + change(name) + quote
  }
  // The flags of programs that take them with either sign are words of Windows, whose case does not matter.
  const flags = new Set(
    tool?.slashes === true
      ? argumentsOf(rest, tool).flatMap((each) => (each.kind === 'flag' ? each.words.slice(0, 1) : []))
      : [],
  )
  const words = rest.map((word) => (flags.has(word) ? { ...word, raw: change(word.raw) } : word))
  const commandLine = printCommandLine({
    words: [{ ...program, raw: changeName(program.raw) }, ...words],
    tail: command.tail,
  })
  const image = changeName(process.image)
  if (image === process.image && commandLine === process.commandLine) return []
  return [{ title: `${baseName(process.image)} in ${title}`, process: { ...process, image, commandLine } }]
}

function alternating(text: string): string {
  let count = 0
  return text.replace(/[A-Za-z]/g, (letter) => {
    count += 1
    return count % 2 === 0 ? letter.toUpperCase() : letter.toLowerCase()
  })
}
