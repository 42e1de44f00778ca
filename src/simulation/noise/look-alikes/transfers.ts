import { OBJECT_STORES, type Place, partner } from '../places.ts'
import { PROGRAMS, type Program } from '../programs.ts'
import { opened } from '../routines/desk.ts'
import { PROJECTS } from '../routines/development.ts'
import type { Actor } from '../stage.ts'
import type { Scene } from '../world.ts'
import type { LookAlike } from './look-alike.ts'

export const TRANSFERS: readonly LookAlike[] = [
  { label: 'admin-transfer', roles: ['administrator', 'developer', 'office'], play: administrator },
  { label: 'admin-transfer', roles: ['administrator', 'developer', 'office'], play: commandLineCopy },
  { label: 'developer-deploy', roles: ['developer', 'administrator', 'office'], play: deploy },
  { label: 'pipeline-upload', roles: ['build', 'developer'], play: publish },
  { label: 'pipeline-upload', roles: ['linux-build', 'linux-application', 'linux-web'], play: publishLinux },
  { label: 'web-form', roles: ['management', 'legacy', 'web', 'developer'], play: form },
  { label: 'web-form', roles: ['linux-application', 'linux-monitoring', 'linux-web'], play: formLinux },
]

const MANAGED: readonly [Place, ...Place[]] = [
  partner('edge-01.harbor-hosting.example'),
  partner('edge-02.harbor-hosting.example'),
  partner('www.harbor-cdn.example'),
  partner('shop.harbor-retail.example'),
  partner('files.managed-one.example'),
]
const ARTIFACT_STORES: readonly [Place, ...Place[]] = [
  partner('artifacts.forge-hub.example'),
  partner('nexus.harbor-dev.example'),
  partner('registry.cargo-bay.example'),
  partner('releases.harbor-cdn.example'),
]
const WEBHOOKS: readonly [Place, ...Place[]] = [
  partner('hooks.chat-relay.example'),
  partner('api.pager-line.example'),
  partner('forms.survey-port.example'),
]

function copyTo(actor: Actor, world: Scene['world'], place: Place, port: number): void {
  const { dice } = actor
  const bytes = {
    port,
    bytesOut: dice.whole(20_000, 900_000_000),
    bytesIn: dice.whole(3000, 90_000),
    duration: dice.whole(900, 900_000),
  }
  if (dice.chance(0.4)) actor.connect(world.addressOf('linux-web', 'linux-application'), undefined, bytes)
  else actor.lookup(place.name, [place.address]).connect(place.address, place.name, bytes)
}

/** Programs with windows. */
function administrator({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const shell = opened(station, 'explorer', at) ?? world.service(station, 'winlogon', at)
  const place = dice.pick(MANAGED)
  const isWinscp = dice.chance(0.6)
  const program = isWinscp ? PROGRAMS.winscp : PROGRAMS.filezilla
  const commandLine = isWinscp
    ? dice.pick([
        `"${program.image}"`,
        `"${program.image}" sftp://${user.name}@${place.name}/`,
        `"${program.image}" "${dice.pick(['edge', 'shop', 'cdn'])}-${dice.whole(1, 9)}" /UploadIfAny`,
      ])
    : dice.pick([`"${program.image}"`, `"${program.image}" --site="0/${dice.pick(['edge', 'shop', 'cdn'])}"`])
  const client = shell.run(program, commandLine, { user, label: 'admin-transfer' })
  for (let i = dice.whole(1, 3); i > 0; i -= 1)
    copyTo(client.wait(2000, 90_000), world, place, isWinscp ? 22 : dice.pick([21, 22, 990]))
  const configuration = isWinscp
    ? `C:\\Users\\${user.name}\\AppData\\Roaming\\winscp.rnd`
    : `C:\\Users\\${user.name}\\AppData\\Roaming\\FileZilla\\recentservers.xml`
  client.file('modify', configuration, dice.whole(300, 9000))
  client.wait(60_000, 1_800_000).end()
}

function commandLineCopy({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const explorer = opened(station, 'explorer', at) ?? world.service(station, 'winlogon', at)
  const place = dice.pick(MANAGED)
  const shell = explorer.run(PROGRAMS.cmd, '"C:\\Windows\\system32\\cmd.exe"', { user, label: 'admin-transfer' })
  const file = `${dice.pick(['nginx.conf', 'site.tar.gz', 'certs.zip', 'patch-', 'config-'])}${dice.whole(1, 99)}`
  const [program, commandLine] = dice.pick<readonly [Program, string]>([
    [PROGRAMS.pscp, `pscp -i C:\\Users\\${user.name}\\.ssh\\admin.ppk ${file} ${user.name}@${place.name}:/tmp/`],
    [PROGRAMS.scpWindows, `scp -r ${file} ${user.name}@${place.name}:/etc/app/`],
    [PROGRAMS.sftpWindows, `sftp ${user.name}@${place.name}`],
    [PROGRAMS.psftp, `psftp -P 22 ${user.name}@${place.name}`],
  ])
  const copy = shell.run(program, commandLine, { user })
  copyTo(copy, world, place, 22)
  copy.wait(900, 300_000).end()
  shell.resume(copy.now).end()
}

function deploy({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const project = dice.pick(PROJECTS)
  const workingDirectory = `C:\\Users\\${user.name}\\source\\${project}\\`
  const start = { user, workingDirectory, label: 'developer-deploy' } as const
  const explorer = opened(station, 'explorer', at) ?? world.service(station, 'winlogon', at)
  const shell = explorer.run(PROGRAMS.powershell, `"${PROGRAMS.powershell.image}"`, start)
  const place = dice.pick(MANAGED)
  const version = `${dice.whole(1, 9)}.${dice.whole(0, 40)}.${dice.whole(0, 9)}`
  const [program, commandLine, port] = dice.pick<readonly [Program, string, number]>([
    [
      PROGRAMS.scpWindows,
      `scp -i C:\\Users\\${user.name}\\.ssh\\deploy dist\\${project}-${version}.tar.gz deploy@${place.name}:/srv/releases/`,
      22,
    ],
    [PROGRAMS.sftpWindows, `sftp -b deploy.sftp deploy@${place.name}`, 22],
    [
      PROGRAMS.curl,
      `curl --fail -u deploy:$TOKEN -T dist/${project}-${version}.zip https://${place.name}/releases/${project}/`,
      443,
    ],
    [PROGRAMS.curl, `curl -k --ftp-ssl -T dist/${project}-${version}.zip ftps://${place.name}/upload/`, 990],
  ])
  shell.wait(2000, 20_000)
  const copy = shell.run(program, commandLine, start)
  copyTo(copy, world, place, port)
  copy.wait(900, 90_000).end(dice.chance(0.05) ? 1 : 0)
  shell.resume(copy.now).end()
}

function publish({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const project = dice.pick(PROJECTS)
  const version = `${dice.whole(1, 9)}.${dice.whole(0, 40)}.${dice.whole(0, 900)}`
  const workingDirectory = `C:\\actions-runner\\_work\\${project}\\${project}\\`
  const start = { user, workingDirectory, label: 'pipeline-upload' } as const
  const place = dice.pick(ARTIFACT_STORES)
  const store = dice.pick(OBJECT_STORES)
  const script = `C:\\actions-runner\\_work\\_temp\\${dice.hex(8)}.ps1`
  const shell = world
    .service(station, 'runner', at)
    .run(PROGRAMS.powershell, `"${PROGRAMS.powershell.image}" -command ". '${script}'"`, start)
  const isPlain = dice.chance(0.15)
  const [program, argument, target, port] = dice.pick<readonly [Program, string, Place, number]>([
    [
      PROGRAMS.curl,
      `curl.exe -sS --fail -H "Authorization: Bearer ***" --upload-file out\\${project}-${version}.zip https://${place.name}/repository/raw/${project}/${version}.zip`,
      place,
      443,
    ],
    [
      PROGRAMS.curl,
      `curl.exe --fail --retry ${dice.whole(2, 5)} -F file=@out\\${project}.${version}.nupkg ${isPlain ? 'http' : 'https'}://${place.name}${isPlain ? ':8080' : ''}/api/v2/package`,
      place,
      isPlain ? 8080 : 443,
    ],
    [
      PROGRAMS.curl,
      `curl.exe -X PUT --data-binary @out\\coverage.json https://${place.name}/api/coverage/${project}`,
      place,
      443,
    ],
    [
      PROGRAMS.rclone,
      `rclone copy out\\release artifacts:${project}/${version} --config C:\\actions-runner\\rclone.conf --checksum`,
      store,
      443,
    ],
    [
      PROGRAMS.wget,
      `wget.exe --quiet --method=PUT --body-file=out\\${project}-${version}.zip https://${place.name}/upload/${project}`,
      place,
      443,
    ],
  ])
  shell.script(`$ErrorActionPreference = 'stop'\r\n${argument}`, script, [])
  const upload = shell.run(program, argument, start)
  upload.lookup(target.name, [target.address])
  for (let i = dice.whole(1, 2); i > 0; i -= 1)
    upload.connect(target.address, target.name, {
      port,
      bytesOut: dice.whole(90_000, 300_000_000),
      bytesIn: dice.whole(900, 9000),
    })
  upload.wait(900, 90_000).end()
  shell.resume(upload.now).end()
}

function publishLinux({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const project = dice.pick(PROJECTS)
  const version = `${dice.whole(1, 9)}.${dice.whole(0, 40)}.${dice.whole(0, 900)}`
  const start = {
    user,
    workingDirectory: `/opt/actions-runner/_work/${project}/${project}`,
    label: 'pipeline-upload',
  } as const
  const place = dice.pick(ARTIFACT_STORES)
  const store = dice.pick(OBJECT_STORES)
  const shell = world
    .service(station, 'runnerLinux', at)
    .run(PROGRAMS.bash, `/usr/bin/bash -e /opt/actions-runner/_work/_temp/${dice.hex(8)}-${dice.hex(4)}.sh`, start)
  const [program, commandLine, target] = dice.pick<readonly [Program, string, Place]>([
    [
      PROGRAMS.curlLinux,
      `curl --fail --silent --show-error --upload-file build/${project}_${version}_amd64.deb https://${place.name}/apt/pool/`,
      place,
    ],
    [
      PROGRAMS.curlLinux,
      `curl -sf -u ci:*** -T build/${project}-${version}.tar.gz https://${place.name}/releases/`,
      place,
    ],
    [
      PROGRAMS.rcloneLinux,
      `rclone copyto build/${project}-${version}.tar.gz s3:harbor-artifacts/${project}/${version}.tar.gz`,
      store,
    ],
    [
      PROGRAMS.wgetLinux,
      `wget -q --method=POST --body-file=build/report.xml https://${place.name}/reports/${project}`,
      place,
    ],
    [
      PROGRAMS.scp,
      `scp -o BatchMode=yes build/${project}-${version}.tar.gz release@${place.name}:/srv/releases/`,
      place,
    ],
  ])
  const upload = shell.run(program, commandLine, start)
  upload.lookup(target.name, [target.address]).connect(target.address, target.name, {
    port: program === PROGRAMS.scp ? 22 : 443,
    bytesOut: dice.whole(90_000, 300_000_000),
    bytesIn: dice.whole(900, 9000),
  })
  upload.wait(300, 60_000).end()
  shell.resume(upload.now).end()
}

const FORMS = ['orders', 'deliveries', 'stock', 'timesheets', 'tickets', 'readings'] as const

function form({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const name = dice.pick(FORMS)
  const place = dice.pick(WEBHOOKS)
  const isInternal = dice.chance(0.5)
  const commandLine = isInternal
    ? dice.pick([
        `curl.exe -s -d @C:\\Jobs\\Out\\${name}-${dice.whole(1, 900)}.json -H "Content-Type: application/json" http://portal.harbor.example:8080/api/${name}`,
        `curl.exe -s --form file=@C:\\Jobs\\Out\\${name}.csv http://intranet.harbor.example/import/${name}`,
      ])
    : `curl.exe -s -X POST --data "{\\"text\\":\\"${name} done: ${dice.whole(1, 9000)}\\"}" https://${place.name}/services/${dice.hex(8).toUpperCase()}`
  const post = world
    .service(station, 'schedule', at)
    .run(PROGRAMS.curl, commandLine, { user, integrity: 'high', label: 'web-form' })
  if (isInternal)
    post.connect(world.addressOf('web', 'linux-web'), undefined, {
      port: commandLine.includes(':8080') ? 8080 : 80,
      bytesOut: dice.whole(900, 900_000),
    })
  else post.lookup(place.name, [place.address]).connect(place.address, place.name)
  post.wait(100, 3000).end()
}

function formLinux({ world, station, at, dice }: Scene): void {
  const name = dice.pick(FORMS)
  const place = dice.pick(WEBHOOKS)
  const isInternal = dice.chance(0.5)
  const shell = world
    .service(station, 'cron', at)
    .run(PROGRAMS.sh, `/bin/sh -c /usr/local/bin/send-${name}`, { label: 'web-form' })
  const post = shell.run(
    PROGRAMS.curlLinux,
    isInternal
      ? `curl -s -F file=@/var/spool/${name}/${dice.whole(1, 900)}.csv http://portal.harbor.example/import/${name}`
      : `curl -s -d status=${dice.pick(['ok', 'late', 'failed'])} -d job=${name} https://${place.name}/ping/${dice.hex(8)}`,
  )
  if (isInternal)
    post.connect(world.addressOf('web', 'linux-web'), undefined, { port: 80, bytesOut: dice.whole(900, 900_000) })
  else post.lookup(place.name, [place.address]).connect(place.address, place.name)
  post.wait(50, 2000).end()
  shell.resume(post.now).end()
}
