import type { Actor, Family, Look } from './look.ts'
import { commandPrompt } from './look.ts'

/**
 * Carets in what `cmd.exe` is told. It takes them away before it starts the program, so that only its own command line has
 * them (https://learn.microsoft.com/windows-server/administration/windows-commands/cmd).
 */
export const caret: Family = (actor) => {
  if (actor.os !== 'windows' || commandPrompt(actor) === undefined) return []
  return [
    look(actor, 'a caret within the name', (text) => text.replace(/^("?[^\s"]*[\\/])?(\w)/, '$1$2^')),
    look(actor, 'carets before every letter of the name', (text) =>
      text.replace(/^\S+/, (name) => outsideQuotes(name, (part) => part.replace(/(?=[A-Za-z])/g, '^'))),
    ),
    look(actor, 'carets within flags', (text) =>
      outsideQuotes(text, (part) => part.replace(/(?<=\s--?)(\w)(?=\w)/g, '$1^')),
    ),
    look(actor, 'carets everywhere', (text) =>
      outsideQuotes(text, (part) => part.replace(/[A-Za-z](?=[A-Za-z])/g, '$&^')),
    ),
  ].flat()
}

function look(actor: Actor, title: string, change: (text: string) => string): readonly Look[] {
  const typed = change(actor.process.commandLine)
  return typed === actor.process.commandLine ? [] : [{ title, process: actor.process, typed }]
}

/** Within double quotes a caret is a caret. */
function outsideQuotes(text: string, change: (part: string) => string): string {
  return text
    .split(/("[^"]*"?)/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('')
}
