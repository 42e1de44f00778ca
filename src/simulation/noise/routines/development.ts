import type { Dice } from '../../dice.ts'
import { FEEDS, GITHUB, IMAGES, PACKAGES } from '../places.ts'
import { PROGRAMS } from '../programs.ts'
import type { Actor } from '../stage.ts'
import type { Routine, Scene } from '../world.ts'
import { opened } from './desk.ts'

export const PROJECTS = [
  'harbor-api',
  'harbor-web',
  'billing',
  'dock-planner',
  'tariff-service',
  'mobile-app',
  'etl-jobs',
  'identity',
  'reports',
  'crane-telemetry',
  'label-printer',
  'portal',
] as const

/** What developers do beside what all people at desks do. */
export const DEVELOPMENT: readonly Routine[] = [{ perDay: 130, hours: 'session', play: develop }]

/** What build servers do. */
export const BUILDS: readonly Routine[] = [{ perDay: 90, hours: 'always', play: build }]

function develop({ world, station, at, dice }: Scene): void {
  const explorer = opened(station, 'explorer', at)
  if (explorer === undefined) return
  const user = station.owner
  const project = dice.pick(PROJECTS)
  const workingDirectory = `C:\\Users\\${user.name}\\source\\${project}\\`
  const start = { user, workingDirectory, label: 'development' } as const
  const program = dice.chance(0.5) ? PROGRAMS.powershell : PROGRAMS.cmd
  const shell = explorer.run(program, `"${program.image}"`, start)
  for (let commands = dice.whole(1, 5); commands > 0; commands -= 1) {
    shell.wait(2000, 60_000)
    const which = dice.whole(0, 8)
    if (which <= 2) git(shell, dice)
    else if (which === 3) packages(shell, dice)
    else if (which === 4) containers(shell, dice, project)
    else if (which === 5) tests(shell, dice, workingDirectory)
    else if (which === 6) {
      const target = `${dice.pick(['app', 'web', 'pg', 'runner'])}-${dice.whole(101, 140)}`
      const ssh = shell.run(PROGRAMS.sshWindows, `ssh ${user.name}@${target}`, start)
      ssh.connect(world.addressOf('linux-application', 'linux-web'), `${target}.harbor.example`, {
        port: 22,
        duration: dice.whole(30_000, 3_000_000),
      })
      ssh.wait(30_000, 600_000).end()
    } else if (which === 7) {
      const commandLine = `"C:\\Users\\${user.name}\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe" ${dice.pick(['.', '--wait .git\\COMMIT_EDITMSG', 'src\\index.ts', 'README.md'])}`
      const editor = shell.run(PROGRAMS.editor, commandLine, start)
      const place = FEEDS[2] ?? FEEDS[0]
      editor.lookup(place.name, [place.address]).connect(place.address, place.name)
      editor.wait(9000, 900_000).end()
    } else {
      const name = dice.pick(['build', 'lint', 'clean', 'seed-database', 'start'])
      shell.script(
        `param([string]$Configuration = '${dice.pick(['Debug', 'Release'])}')\r\n& dotnet ${name} --configuration $Configuration\r\nif ($LASTEXITCODE -ne 0) { throw '${name} failed' }`,
        `${workingDirectory}scripts\\${name}.ps1`,
        [],
      )
    }
  }
  shell.end()
}

function git(shell: Actor, dice: Dice): void {
  const { user, workingDirectory } = shell.process
  const branch = `${dice.pick(['feature', 'fix', 'chore'])}/${dice.pick(['login', 'export', 'cache', 'totals', 'retry', 'search'])}-${dice.whole(10, 999)}`
  const verb = dice.pick([
    'fetch --prune',
    'pull --rebase',
    'push',
    'status',
    'log --oneline -20',
    `checkout -b ${branch}`,
    'commit -m',
    'diff --stat',
    'add -A',
    `push -u origin ${branch}`,
  ])
  const argument =
    verb === 'commit -m'
      ? `${verb} "${dice.pick(['Add', 'Fix', 'Move', 'Rename', 'Test'])} ${dice.pick(['totals', 'retry', 'the export', 'labels'])}"`
      : verb
  const command = shell.run(PROGRAMS.git, `git ${argument}`, { user, workingDirectory })
  if (/^(fetch|pull|push)/.test(verb)) {
    const place = dice.pick(GITHUB)
    const remote = command.run(
      PROGRAMS.gitRemote,
      `git remote-https origin https://github.com/harbor-group/${dice.pick(PROJECTS)}.git`,
      { user, workingDirectory },
    )
    remote
      .lookup(place.name, [place.address])
      .connect(place.address, place.name, { bytesIn: dice.whole(3000, 3_000_000) })
    remote.wait(100, 2000).end()
  } else {
    command.file('modify', `${workingDirectory}.git\\index`, dice.whole(9000, 90_000))
  }
  command.wait(30, 2000).end()
}

const LIBRARIES = [
  'express',
  'vitest',
  'zod',
  'react',
  'requests',
  'pandas',
  'pytest',
  'fastapi',
  'sqlalchemy',
  'eslint',
] as const

function packages(shell: Actor, dice: Dice): void {
  const { user, workingDirectory } = shell.process
  const library = dice.pick(LIBRARIES)
  const place = dice.pick(PACKAGES)
  const isPython = dice.chance(0.4)
  const command = isPython
    ? shell.run(
        PROGRAMS.python,
        `python -m pip install ${dice.chance(0.5) ? '-r requirements.txt' : `${library}==${dice.whole(0, 9)}.${dice.whole(0, 20)}.${dice.whole(0, 9)}`}`,
        { user, workingDirectory },
      )
    : shell.run(
        PROGRAMS.node,
        `"C:\\Program Files\\nodejs\\node.exe" "C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js" ${dice.pick(['ci', `install ${library}`, 'run build', 'audit'])}`,
        { user, workingDirectory },
      )
  command.lookup(place.name, [place.address])
  for (let i = dice.whole(1, 5); i > 0; i -= 1) {
    command.connect(place.address, place.name, { bytesIn: dice.whole(9000, 9_000_000) })
    const folder = isPython
      ? `C:\\Users\\${user.name}\\AppData\\Local\\pip\\cache\\http-v2\\${dice.hex(2)}`
      : `C:\\Users\\${user.name}\\AppData\\Local\\npm-cache\\_cacache\\content-v2\\sha512\\${dice.hex(2)}`
    command.file('create', `${folder}\\${dice.hex(40)}`, dice.whole(900, 900_000))
  }
  command.wait(900, 30_000).end()
}

function containers(shell: Actor, dice: Dice, project: string): void {
  const { user, workingDirectory } = shell.process
  const tag = `${project}:${dice.whole(1, 9)}.${dice.whole(0, 40)}.${dice.whole(0, 9)}`
  const verb = dice.pick([
    `build -t ${tag} .`,
    'ps -a',
    'compose up -d',
    `run --rm -it ${tag} sh`,
    'pull postgres:14',
    'logs -f api',
  ])
  const command = shell.run(PROGRAMS.docker, `docker ${verb}`, { user, workingDirectory })
  if (verb.startsWith('pull') || verb.startsWith('build')) {
    const place = dice.pick(IMAGES)
    command
      .lookup(place.name, [place.address])
      .connect(place.address, place.name, { bytesIn: dice.whole(900_000, 300_000_000) })
  }
  command.wait(300, 90_000).end()
}

function tests(shell: Actor, dice: Dice, workingDirectory: string): void {
  const { user } = shell.process
  const isDotnet = dice.chance(0.5)
  const program = isDotnet ? PROGRAMS.dotnet : PROGRAMS.java
  const commandLine = isDotnet
    ? `dotnet test --no-build --filter ${dice.pick(['Totals', 'Export', 'Login', 'Parser'])}`
    : `"${program.image}" -Xmx2g -cp target\\classes;target\\test-classes org.junit.platform.console.ConsoleLauncher --scan-classpath`
  const command = shell.run(program, commandLine, { user, workingDirectory })
  command
    .wait(900, 60_000)
    .file('create', `${workingDirectory}TestResults\\${dice.hex(32)}.trx`, dice.whole(900, 900_000))
  command.connect('127.0.0.1', undefined, { port: dice.whole(5000, 6000), duration: dice.whole(10, 900) })
  command.end(dice.chance(0.1) ? 1 : 0)
}

function build({ world, station, at, dice }: Scene): void {
  const isWindows = station.host.os === 'windows'
  const project = dice.pick(PROJECTS)
  const user = station.owner
  const runner = world.service(station, isWindows ? 'runner' : 'runnerLinux', at)
  const place = dice.pick(GITHUB)
  if (!isWindows) {
    const workingDirectory = `/opt/actions-runner/_work/${project}/${project}`
    const start = { user, workingDirectory }
    const shell = runner.run(
      PROGRAMS.bash,
      `/usr/bin/bash -e /opt/actions-runner/_work/_temp/${dice.hex(8)}-${dice.hex(4)}.sh`,
      start,
    )
    const git = shell.run(
      PROGRAMS.gitLinux,
      `/usr/bin/git -c protocol.version=2 fetch --no-tags --prune --depth=1 origin +${dice.hex(40)}:refs/remotes/origin/main`,
      start,
    )
    git
      .lookup(place.name, [place.address])
      .connect(place.address, place.name, { bytesIn: dice.whole(90_000, 90_000_000) })
    git.wait(900, 9000).end()
    shell.resume(git.now)
    for (let files = dice.whole(2, 12); files > 0; files -= 1) {
      const name = `${dice.pick(['main', 'parse', 'total', 'http', 'queue', 'label', 'crane', 'dock'])}_${dice.whole(1, 60)}`
      const compiler = shell.run(PROGRAMS.gcc, `gcc -O2 -g -Wall -Iinclude -c src/${name}.c -o build/${name}.o`, start)
      compiler.wait(100, 3000).file('create', `${workingDirectory}/build/${name}.o`, dice.whole(9000, 900_000))
      compiler.end()
    }
    shell.call(PROGRAMS.make, `make ${dice.pick(['all', 'test', 'package'])}`, 900, 60_000, start)
    shell.end()
    return
  }
  const workingDirectory = `C:\\actions-runner\\_work\\${project}\\${project}\\`
  const start = { user, workingDirectory }
  const git = runner.run(
    PROGRAMS.git,
    `"C:\\Program Files\\Git\\bin\\git.exe" -c protocol.version=2 fetch --no-tags --prune --depth=1 origin +${dice.hex(40)}:refs/remotes/origin/main`,
    start,
  )
  git
    .lookup(place.name, [place.address])
    .connect(place.address, place.name, { bytesIn: dice.whole(90_000, 90_000_000) })
  git.wait(900, 9000).end()
  const script = `C:\\actions-runner\\_work\\_temp\\${dice.hex(8)}.ps1`
  const shell = runner
    .resume(git.now)
    .run(PROGRAMS.powershell, `"${PROGRAMS.powershell.image}" -command ". '${script}'"`, start)
  shell.script(
    `$ErrorActionPreference = 'stop'\r\nmsbuild ${project}.sln /m /p:Configuration=Release /p:Version=1.${dice.whole(0, 99)}.${dice.whole(0, 999)}\r\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }`,
    script,
    [],
  )
  const msbuild = shell.run(
    PROGRAMS.msbuild,
    `"${PROGRAMS.msbuild.image}" ${project}.sln /m /p:Configuration=Release /nologo`,
    start,
  )
  for (let files = dice.whole(2, 12); files > 0; files -= 1) {
    const name = `${dice.pick(['Main', 'Parser', 'Totals', 'Http', 'Queue', 'Label', 'Crane', 'Dock'])}${dice.whole(1, 60)}`
    const compiler = msbuild.run(PROGRAMS.compiler, `CL.exe /c /O2 /W4 /Fo"x64\\Release\\" src\\${name}.cpp`, start)
    compiler.wait(100, 3000).file('create', `${workingDirectory}x64\\Release\\${name}.obj`, dice.whole(9000, 900_000))
    compiler.end()
  }
  const feed = dice.pick(FEEDS)
  msbuild.lookup(feed.name, [feed.address]).connect(feed.address, feed.name, { bytesIn: dice.whole(9000, 9_000_000) })
  msbuild.wait(900, 30_000).end()
  shell.resume(msbuild.now).end()
}
