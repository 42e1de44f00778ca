import { type Argument, argumentsOf } from './arguments.ts'
import { joined } from './command-line.ts'
import { type Actor, type Family, type Look, withArguments, withCommand } from './look.ts'
import { CMDLETS, cmdletsIn, mapCmdlets } from './powershell.ts'
import { scriptedLook } from './scripted.ts'

/** Flags in their long, short and joined forms. */
export const flagForm: Family = (actor) => {
  const { tool, command } = actor
  if (tool === undefined) return []
  if (tool.id === 'nslookup') return recordTypes(actor)
  const options = argumentsOf(command.words.slice(1), tool)
  const looks = MANNERS.map(([title, write]): Look => {
    const raws = options.map((each) =>
      each.kind === 'flag' ? write(each, tool.reading === 'clusters') : joined(each.words),
    )
    return { title, process: withCommand(actor, withArguments(actor, raws)) }
  })
  return tool.id === 'powershell' ? [...inScripts(actor), ...looks, ...encoded(actor)] : looks
}

type FlagArgument = Extract<Argument, { kind: 'flag' }>

const MANNERS: readonly (readonly [string, (argument: FlagArgument, clusters: boolean) => string])[] = [
  ['the other forms', (each) => written(each, each.flag.forms.find((form) => form !== each.form) ?? each.form)],
  ['long forms', (each) => written(each, longest(each.flag.forms))],
  ['short forms', (each) => written(each, shortest(each.flag.forms))],
  [
    'short forms with their values',
    (each, clusters) => {
      const form = shortest(each.flag.forms)
      const isShort = /^-\w$/.test(form) && clusters && each.flag.value
      return isShort ? `${form}${each.value}` : written(each, form)
    },
  ],
]

function written(argument: FlagArgument, form: string): string {
  if (argument.place === 'none') return form
  return argument.place === 'equals' && form.startsWith('--')
    ? `${form}=${argument.value}`
    : `${form} ${argument.value}`
}

const longest = (forms: readonly string[]): string => forms.reduce((a, b) => (b.length > a.length ? b : a), '')
const shortest = (forms: readonly string[]): string =>
  forms.reduce((a, b) => (b.length < a.length ? b : a), longest(forms))

/** `-type`, `-querytype` and `-q` of nslookup (https://learn.microsoft.com/windows-server/administration/windows-commands/nslookup-set-type). */
function recordTypes(actor: Actor): readonly Look[] {
  return ['-q=', '-querytype=', '-type='].flatMap((form) => {
    const commandLine = actor.process.commandLine.replace(/(?<=\s)-(?:q|ty|type|querytype)=/gi, form)
    return commandLine === actor.process.commandLine ? [] : [{ title: form, process: withCommand(actor, commandLine) }]
  })
}

function inScripts(actor: Actor): readonly Look[] {
  const shorter = (text: string): string =>
    cmdletsIn(text).reduce(
      (now, { parameters }) =>
        Object.entries(parameters).reduce(
          (each, [name, short]) => each.replace(new RegExp(`(?<=\\s)-${name}(?=[\\s:])`, 'gi'), `-${short}`),
          now,
        ),
      text,
    )
  const aliased = (text: string): string => mapCmdlets(text, (name, { aliases }) => aliases[0] ?? name)
  return CMDLETS.length === 0
    ? []
    : [
        ...scriptedLook(actor, 'parameters shortened', shorter),
        ...scriptedLook(actor, 'aliases of cmdlets', aliased),
        ...scriptedLook(actor, 'aliases and parameters shortened', (text) => aliased(shorter(text))),
      ]
}

/** The command in Base64 of its UTF-16, as about_powershell_exe tells. The script blocks have it in the clear. */
function encoded(actor: Actor): readonly Look[] {
  const found = /^(.*?\s)[-/]c(?:ommand)?\s+(.+)$/is.exec(actor.process.commandLine)
  if (found?.[1] === undefined || found[2] === undefined) return []
  const command = /^"(.*)"$/s.exec(found[2].trim())?.[1] ?? found[2].trim()
  const base64 = Buffer.from(command.replaceAll('\\"', '"'), 'utf16le').toString('base64')
  return [{ title: 'encoded', process: withCommand(actor, `${found[1]}-EncodedCommand ${base64}`) }]
}
