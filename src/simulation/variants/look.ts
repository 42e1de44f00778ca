import { baseName } from '../identity.ts'
import type { OperatingSystem, Scenario, ScenarioProcess, ScriptDeed } from '../scenario.ts'
import { type CommandLine, parseCommandLine, printCommandLine } from './command-line.ts'
import { type Tool, toolOf } from './tools.ts'

/** A process of a scenario whose look can vary. */
export interface Actor {
  readonly process: ScenarioProcess
  readonly os: OperatingSystem
  /** Undefined for a program that nothing is known of. */
  readonly tool: Tool | undefined
  readonly command: CommandLine
  /** From the innermost outwards. */
  readonly ancestors: readonly ScenarioProcess[]
}

/** An actor that does the same and looks otherwise. */
export interface Look {
  readonly title: string
  /** In the actor's place. */
  readonly process: ScenarioProcess
  /** Its command line as a shell was told it, where that differs from what the shell started. */
  readonly typed?: string
}

/** A scenario of a family, with what tells it from others. */
export interface Made {
  readonly title: string
  readonly scenario: Scenario
  readonly commandLine: string
}

export type Family = (actor: Actor) => readonly Look[]

/** The processes that do the deed: those that the scenario names, else every one whose tool is known. */
export function actorsOf(scenario: Scenario): readonly Actor[] {
  const named = scenario.evasion.actors
  const found: Actor[] = []
  const visit = (process: ScenarioProcess, ancestors: readonly ScenarioProcess[]): void => {
    const before = found.length
    for (const child of process.children) visit(child, [process, ...ancestors])
    const tool = toolOf(process)
    const isNamed = named?.includes(process.id) ?? tool !== undefined
    // A shell that starts an actor is how the actor came to run, no actor itself.
    const isShell = named === undefined && tool?.id === 'powershell' && found.length > before
    if (!isNamed || isShell || (process.isRunning && process.scripts.length === 0)) return
    if (named === undefined && tool?.id === 'powershell' && !doesSomething(process)) return
    const os = osOf(scenario, [process, ...ancestors])
    found.push({ process, os, tool, command: parseCommandLine(process.commandLine, os), ancestors })
  }
  for (const process of scenario.processes) visit(process, [])
  return found
}

function doesSomething({ scripts, connections, lookups }: ScenarioProcess): boolean {
  return scripts.length + connections.length + lookups.length > 0
}

function osOf(scenario: Scenario, lineage: readonly ScenarioProcess[]): OperatingSystem {
  const name = lineage.find((process) => process.host !== undefined)?.host
  const host = scenario.hosts.find((each) => each.name === name) ?? scenario.hosts[0]
  return host?.os ?? 'windows'
}

/** The scenario with the looks in the places of the actors, and what shells were told changed with them. */
export function withLooks(scenario: Scenario, looks: readonly (readonly [Actor, Look])[]): Scenario {
  const byId = new Map(looks.map(([actor, look]) => [actor.process.id, { actor, look }]))
  const visit = (process: ScenarioProcess): ScenarioProcess => {
    const own = byId.get(process.id)?.look.process ?? process
    const children = own.children.map(visit)
    const below = looks.filter(([actor]) => actor.ancestors.some((ancestor) => ancestor.id === process.id))
    const isSame = below.length === 0 && children.every((child, index) => child === own.children[index])
    return isSame
      ? own
      : below.reduce<ScenarioProcess>((shell, [actor, look]) => told(shell, actor, look), { ...own, children })
  }
  return { ...scenario, signals: [], processes: scenario.processes.map(visit) }
}

function told(shell: ScenarioProcess, actor: Actor, look: Look): ScenarioProcess {
  const rewrite = (text: string): string => retold(text, actor, look)
  return {
    ...shell,
    commandLine: rewrite(shell.commandLine),
    scripts: shell.scripts.map((script): ScriptDeed => ({ ...script, text: rewrite(script.text) })),
  }
}

/** A text that starts the actor, so that it starts the look. */
function retold(text: string, actor: Actor, look: Look): string {
  const { process, command, os } = actor
  const typed = look.typed ?? look.process.commandLine
  if (typed === process.commandLine) return text
  if (!startedByPowerShell(actor) && text.includes(process.commandLine)) {
    return text.replaceAll(process.commandLine, () => typed)
  }
  const rest = argumentText(command)
  const at = rest.length < 3 ? -1 : text.indexOf(rest)
  const before = at < 0 ? undefined : /(\S+)[ \t]+$/.exec(text.slice(0, at))
  if (before?.[1] === undefined) return renamedIn(text, process.image, look.process.image)
  const now = parseCommandLine(typed, os)
  const program = sameForm(before[1], now.words[0]?.value ?? '', process.image, now.words[0]?.raw ?? '')
  return `${text.slice(0, before.index)}${program} ${argumentText(now)}${text.slice(at + rest.length)}`
}

/** A shell is told a name in the form that it was told before: with a path or without, with its ending or without. */
function sameForm(before: string, now: string, image: string, raw: string): string {
  const bare = baseName(now)
  const isTyped = raw.includes('"') && raw !== `"${now}"` ? raw : undefined
  if (/[\\/]/.test(before)) return /[\\/]/.test(now) ? now : (isTyped ?? raw)
  const isMoved =
    /[\\/]/.test(now) && now.slice(0, -bare.length).toLowerCase() !== image.slice(0, -bare.length).toLowerCase()
  if (isMoved) return now
  if (isTyped !== undefined || !/[\\/]/.test(now))
    return /\.exe\b/i.test(before) ? raw : raw.replace(/\.exe(?="?$)/i, '')
  return /\.exe\b/i.test(before) ? bare : bare.replace(/\.exe$/i, '')
}

/** Where the arguments stand in variables, the name alone is told. */
function renamedIn(text: string, before: string, now: string): string {
  const [old, fresh] = [baseName(before), baseName(now)]
  if (old === fresh) return text
  const name = old.replace(/\.exe$/i, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return text.replace(new RegExp(`(?<![\\w.-])${name}(\\.exe)?(?![\\w.-])`, 'gi'), (_, ending: string | undefined) =>
    ending === undefined ? fresh.replace(/\.exe$/i, '') : fresh,
  )
}

function argumentText({ words, tail }: CommandLine): string {
  return printCommandLine({ words: words.slice(1), tail }).trim()
}

/** The actor's process with another command line. */
export function withCommand(actor: Actor, commandLine: string): ScenarioProcess {
  return { ...actor.process, commandLine }
}

/** The command line with other words for the arguments. */
export function withArguments({ command }: Actor, raws: readonly string[]): string {
  const program = command.words[0]
  return [`${program?.gap ?? ''}${program?.raw ?? ''}`, ...raws].join(' ')
}

/** Whether a `cmd.exe` was told the actor's command line after `/c` or `/k`. */
export function commandPrompt(actor: Actor): ScenarioProcess | undefined {
  return actor.ancestors.find(
    (shell) => /(?:^|[\\/])cmd\.exe$/i.test(shell.image) && /\s\/[ck]\b/i.test(shell.commandLine),
  )
}

export function startedByPowerShell(actor: Actor): boolean {
  const [parent] = actor.ancestors
  return parent !== undefined && /(?:^|[\\/])(?:powershell|powershell_ise|pwsh)(?:\.exe)?$/i.test(parent.image)
}
