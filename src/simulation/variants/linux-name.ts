import { baseName } from '../identity.ts'
import type { Scenario, ScenarioProcess } from '../scenario.ts'
import { joined, wordOf } from './command-line.ts'
import type { Actor, Made } from './look.ts'
import { cmdletsIn } from './powershell.ts'

/**
 * The same tools on Linux, told by a shell: other names and paths, the same arguments. Only where every actor has a tool
 * that is there on Linux, too.
 */
export function linuxName(scenario: Scenario, actors: readonly Actor[]): readonly Made[] {
  const programs = actors.map(programOnLinux)
  if (actors.length === 0 || programs.some((program) => program === undefined)) return []
  return [false, true].flatMap((isByPath) => {
    const children = actors.flatMap((actor, index): readonly ScenarioProcess[] => {
      const program = programs[index]
      return program === undefined ? [] : [onLinux(actor, program, isByPath)]
    })
    const shell: ScenarioProcess = { ...SHELL, id: 'linux-shell', children }
    const title = isByPath ? `by path, as ${programs[0]}` : `as ${baseName(programs[0] ?? '')} of Linux`
    const commandLine = children.map((child) => child.commandLine).join(' ; ')
    return [{ title, commandLine, scenario: moved(scenario, shell, title) }]
  })
}

const SHELL: Omit<ScenarioProcess, 'id'> = {
  at: 0,
  isRunning: true,
  image: '/usr/bin/bash',
  commandLine: '-bash',
  version: {},
  integrity: 'medium',
  exitCode: 0,
  files: [],
  lookups: [],
  connections: [],
  scripts: [],
  children: [],
}

function moved(scenario: Scenario, shell: ScenarioProcess, title: string): Scenario {
  return {
    ...scenario,
    title: `${scenario.title} (${title})`,
    hosts: scenario.hosts.map((host) => ({ ...host, os: 'linux' })),
    users: scenario.users.map(({ name }) => ({ name: name.toUpperCase() === 'SYSTEM' ? 'root' : name, domain: '' })),
    signals: [],
    processes: [shell],
  }
}

function programOnLinux({ tool, os, process }: Actor): string | undefined {
  if (os !== 'windows' || tool?.linux === undefined) return undefined
  // What a script file does shows in no command line, and some commands and parameters are those of Windows.
  if (tool.id === 'powershell') {
    const cmdlets = cmdletsIn(process.commandLine)
    const isOfWindows = /Resolve-DnsName|Start-BitsTransfer|-Encoding\s+Byte|-e[nc]\w*\s/i.test(process.commandLine)
    const isThere = cmdlets.length > 0 && !isOfWindows
    return isThere ? tool.linux : undefined
  }
  const own = baseName(process.image).toLowerCase()
  const other = tool.windows?.others?.find((name) => name.toLowerCase() === own)
  return other === undefined ? tool.linux : `/usr/bin/${other.toLowerCase().replace(/\.exe$/, '')}`
}

function onLinux(actor: Actor, image: string, isByPath: boolean): ScenarioProcess {
  const { process, command, ancestors } = actor
  const program = isByPath ? image : baseName(image)
  const words = command.words.slice(1)
  // PowerShell joins its arguments to a text again, which a shell must not take apart.
  const told =
    actor.tool?.id === 'powershell'
      ? posixPaths(joined(words))
      : joined(words.map(({ value }) => wordOf(posixPaths(value), 'linux')))
  const { workingDirectory: _, user, copyOf: __, ...rest } = process
  return {
    ...rest,
    at: [process, ...ancestors].reduce((sum, { at }) => sum + at, 0),
    image,
    commandLine: [program, told].filter((part) => part !== '').join(' '),
    version: {},
    integrity: 'medium',
    files: process.files.map((file) => ({ ...file, path: posixPaths(file.path) })),
    scripts: [],
    children: [],
    ...(user === undefined ? {} : { user: user.toUpperCase() === 'SYSTEM' ? 'root' : user }),
  }
}

/** Paths of Windows within a text as the same place on Linux would be called. */
function posixPaths(text: string): string {
  return text
    .replace(/%(?:TEMP|TMP)%/gi, 'C:\\Windows\\Temp')
    .replace(/%USERPROFILE%/gi, 'C:\\Users\\Public')
    .replace(/(?<![A-Za-z])[A-Za-z]:\\[^\s"'<>|;,]*/g, (path) => posixPath(path))
    .replace(/\\\\[\w.-]+\\[^\s"'<>|;,]*/g, (path) => `/mnt/${path.split('\\').slice(3).join('/')}`)
}

function posixPath(path: string): string {
  const [, ...parts] = path.split('\\')
  const [first = '', second = '', ...rest] = parts
  const isHome = first.toLowerCase() === 'users' && second !== '' && second.toLowerCase() !== 'public'
  if (isHome) return ['/home', second, ...rest].join('/')
  if (first.toLowerCase() === 'users' || first.toLowerCase() === 'windows') return ['/tmp', ...rest].join('/')
  return ['/srv', ...parts].join('/')
}
