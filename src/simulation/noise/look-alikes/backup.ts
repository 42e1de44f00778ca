import type { Dice } from '../../dice.ts'
import { OBJECT_STORES, type Place, partner } from '../places.ts'
import { PROGRAMS } from '../programs.ts'
import type { Actor } from '../stage.ts'
import type { Scene } from '../world.ts'
import type { LookAlike } from './look-alike.ts'

export const BACKUPS: readonly LookAlike[] = [
  { label: 'backup-rclone', roles: ['backup', 'files', 'legacy'], play: rclone },
  { label: 'backup-rclone', roles: ['linux-application', 'linux-database', 'linux-web'], play: rcloneLinux },
  { label: 'backup-sftp', roles: ['backup', 'legacy', 'files'], play: winscp },
  { label: 'backup-sftp', roles: ['backup', 'database', 'files'], play: batch },
  { label: 'backup-sftp', roles: ['linux-database', 'linux-application', 'linux-web'], play: sftpLinux },
  { label: 'backup-agent', roles: ['backup', 'files', 'office'], play: restic },
  { label: 'backup-agent', roles: ['files', 'administrator', 'office'], play: agent },
  { label: 'backup-agent', roles: ['linux-application', 'linux-web'], play: resticLinux },
]

const SITES: readonly [Place, ...Place[]] = [
  partner('sftp.vault-one.example'),
  partner('dr-site.harbor-standby.example'),
  partner('ingest.coldstore.example'),
  partner('backup.eu2.keepsafe.example'),
]
const SHARES = ['Finance', 'Projects', 'Legal', 'Profiles', 'Scans', 'Archive', 'Drawings', 'Payroll'] as const
const BIG = { low: 4_000_000, high: 4_000_000_000 } as const

const GIGABYTES = (dice: Dice): number => Math.floor(BIG.low + dice.unit() * dice.unit() * (BIG.high - BIG.low))

function upload(actor: Actor, place: Place, port: number, count: number): void {
  const { dice } = actor
  actor.lookup(place.name, [place.address])
  for (let i = 0; i < count; i += 1) {
    actor.wait(100, 60_000).connect(place.address, place.name, {
      port,
      bytesOut: GIGABYTES(dice),
      bytesIn: dice.whole(9000, 900_000),
      duration: dice.whole(9000, 900_000),
    })
  }
}

function rclone({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const share = dice.pick(SHARES)
  const isStore = dice.chance(0.6)
  const place = isStore ? dice.pick(OBJECT_STORES) : dice.pick(SITES)
  const remote = isStore
    ? dice.pick(['s3-backup', 'b2', 'azure', 'gcs', 'backup-crypt'])
    : dice.pick(['dr-sftp', 'offsite', 'vault-sftp'])
  const verb = dice.pick(['sync', 'copy', 'sync', 'move'])
  const log = `C:\\Jobs\\Logs\\rclone-${share.toLowerCase()}.log`
  const options = dice.pick([
    `--transfers ${dice.whole(2, 16)} --checkers 8 --log-file ${log}`,
    `--config C:\\ProgramData\\rclone\\rclone.conf --bwlimit ${dice.whole(10, 90)}M --log-file ${log}`,
    `--fast-list --retries ${dice.whole(3, 9)} --stats 5m --log-level INFO --log-file ${log}`,
    `--backup-dir ${remote}:harbor-old/${dice.whole(1, 28)} --log-file ${log}`,
  ])
  const schedule = world.service(station, 'schedule', at)
  const commandLine = `"${PROGRAMS.rclone.image}" ${verb} D:\\Shares\\${share} ${remote}:harbor-${share.toLowerCase()} ${options}`
  const starter = dice.chance(0.5)
    ? schedule.run(PROGRAMS.cmd, `C:\\Windows\\system32\\cmd.exe /c "C:\\Jobs\\offsite-${share.toLowerCase()}.cmd"`, {
        user,
        integrity: 'high',
        label: 'backup-rclone',
      })
    : schedule.run(
        PROGRAMS.powershell,
        `powershell.exe -NoProfile -ExecutionPolicy RemoteSigned -File C:\\Jobs\\Start-Offsite.ps1 -Share ${share}`,
        { user, integrity: 'high', label: 'backup-rclone' },
      )
  if (starter.process.image.endsWith('powershell.exe')) {
    starter.script(
      `param([string]$Share)\r\n& 'C:\\Program Files\\rclone\\rclone.exe' ${verb} "D:\\Shares\\$Share" "${remote}:harbor-$($Share.ToLower())" ${options}\r\nif ($LASTEXITCODE -ne 0) { Write-EventLog -LogName Application -Source Offsite -EventId 20 -EntryType Error -Message "rclone ended with $LASTEXITCODE" }`,
      'C:\\Jobs\\Start-Offsite.ps1',
      [],
    )
  }
  const copy = starter.run(PROGRAMS.rclone, commandLine, { user, integrity: 'high' })
  copy.file('create', log, dice.whole(900, 90_000))
  upload(copy, place, isStore ? 443 : 22, dice.whole(1, 8))
  copy.wait(60_000, 3_000_000).end()
  starter.resume(copy.now).end()
}

function rcloneLinux({ world, station, at, dice }: Scene): void {
  const place = dice.pick(OBJECT_STORES)
  const folder = dice.pick(['uploads', 'media', 'dumps', 'documents'])
  const shell = world
    .service(station, 'cron', at)
    .run(PROGRAMS.sh, `/bin/sh -c /usr/local/bin/offsite-${folder}`, { label: 'backup-rclone' })
  const copy = shell.run(
    PROGRAMS.rcloneLinux,
    `/usr/bin/rclone ${dice.pick(['sync', 'copy'])} /srv/${folder} ${dice.pick(['s3', 'b2', 'gcs'])}:harbor-${folder} --config /etc/rclone.conf --transfers ${dice.whole(2, 8)} --log-file /var/log/rclone-${folder}.log`,
  )
  upload(copy, place, 443, dice.whole(1, 6))
  copy.file('modify', `/var/log/rclone-${folder}.log`, dice.whole(900, 900_000))
  copy.wait(60_000, 1_800_000).end()
  shell.resume(copy.now).end()
}

function winscp({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const share = dice.pick(SHARES).toLowerCase()
  const place = dice.pick(SITES)
  const isFtps = dice.chance(0.3)
  const job = world
    .service(station, 'schedule', at)
    .run(PROGRAMS.cmd, `C:\\Windows\\system32\\cmd.exe /c C:\\Jobs\\winscp-${share}.bat`, {
      user,
      integrity: 'high',
      label: 'backup-sftp',
    })
  const commandLine = dice.chance(0.5)
    ? `"${PROGRAMS.winscpCommand.image}" /ini=nul /log=C:\\Jobs\\Logs\\winscp-${share}.log /script=C:\\Jobs\\winscp-${share}.txt`
    : `"${PROGRAMS.winscpCommand.image}" /command "open ${isFtps ? 'ftps' : 'sftp'}://${user.name}@${place.name}/ -hostkey=*" "synchronize remote D:\\Backup\\${share} /in/${share}" "exit"`
  const console = job.run(PROGRAMS.winscpCommand, commandLine, { user, integrity: 'high' })
  const program = console.run(
    PROGRAMS.winscp,
    `"${PROGRAMS.winscp.image}" /console=6.3.4 /consoleinstance=_${dice.whole(1000, 9999)}_${dice.whole(100, 999)}`,
    { user, integrity: 'high' },
  )
  upload(program, place, isFtps ? 990 : 22, dice.whole(1, 3))
  program.file('modify', `C:\\Jobs\\Logs\\winscp-${share}.log`, dice.whole(900, 900_000))
  program.wait(60_000, 1_800_000).end()
  console.resume(program.now).end()
  job.resume(console.now).end()
}

function batch({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const place = dice.pick(SITES)
  const name = dice.pick(['nightly', 'weekly', 'databases', 'logs', 'exports'])
  const schedule = world.service(station, 'schedule', at)
  const program = dice.pick([PROGRAMS.psftp, PROGRAMS.sftpWindows, PROGRAMS.pscp])
  const commandLine =
    program === PROGRAMS.psftp
      ? `"${program.image}" -batch -i C:\\Jobs\\keys\\backup.ppk -b C:\\Jobs\\${name}.psftp ${user.name}@${place.name}`
      : program === PROGRAMS.pscp
        ? `"${program.image}" -batch -q -i C:\\Jobs\\keys\\backup.ppk E:\\Backup\\${name}.7z ${user.name}@${place.name}:/in/`
        : `sftp -b C:\\Jobs\\${name}.sftp -i C:\\Jobs\\keys\\backup_ed25519 ${user.name}@${place.name}`
  const copy = schedule.run(program, commandLine, { user, integrity: 'high', label: 'backup-sftp' })
  if (program === PROGRAMS.sftpWindows) {
    const ssh = copy.run(
      PROGRAMS.sshWindows,
      `"C:\\Windows\\System32\\OpenSSH\\ssh.exe" "-oForwardX11 no" "-oPermitLocalCommand no" "-oClearAllForwardings yes" -i C:\\Jobs\\keys\\backup_ed25519 -l ${user.name} -s -- ${place.name} sftp`,
      { user, integrity: 'high' },
    )
    upload(ssh, place, 22, 1)
    ssh.wait(9000, 900_000).end()
    copy.resume(ssh.now)
  } else upload(copy, place, 22, 1)
  copy.wait(900, 900_000).end()
}

function sftpLinux({ world, station, at, dice }: Scene): void {
  const place = dice.pick(SITES)
  const name = dice.pick(['billing', 'portal', 'media', 'etc'])
  const shell = world
    .service(station, 'cron', at)
    .run(PROGRAMS.sh, `/bin/sh -c /usr/local/sbin/offsite-${name}`, { label: 'backup-sftp' })
  const path = `/var/backups/${name}-${dice.whole(1, 28)}.tar.gz`
  shell.call(PROGRAMS.tar, `tar czf ${path} /srv/${name}`, 9000, 300_000)
  shell.file('create', path, GIGABYTES(dice))
  const program = dice.chance(0.5) ? PROGRAMS.sftp : PROGRAMS.scp
  const copy = shell.run(
    program,
    program === PROGRAMS.sftp
      ? `sftp -b /etc/offsite/${name}.batch backup@${place.name}`
      : `scp -q -i /root/.ssh/offsite ${path} backup@${place.name}:/in/`,
  )
  const ssh = copy.run(
    PROGRAMS.ssh,
    `/usr/bin/ssh -x -oPermitLocalCommand=no -oClearAllForwardings=yes -oRemoteCommand=none -oRequestTTY=no -oForwardAgent=no -l backup -s -- ${place.name} sftp`,
  )
  upload(ssh, place, 22, 1)
  ssh.wait(9000, 900_000).end()
  copy.resume(ssh.now).end()
  shell.resume(copy.now).end()
}

function restic({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const store = dice.pick(OBJECT_STORES)
  const site = dice.pick(SITES)
  const isSftp = dice.chance(0.5)
  const repository = isSftp ? `sftp:backup@${site.name}:/repo` : `s3:https://${store.name}/restic`
  const job = world
    .service(station, 'schedule', at)
    .run(
      PROGRAMS.restic,
      `"${PROGRAMS.restic.image}" -r ${repository} --password-file C:\\ProgramData\\restic\\key backup D:\\Shares\\${dice.pick(SHARES)} --tag nightly-${dice.whole(1, 99)}`,
      { user, integrity: 'high', label: 'backup-agent' },
    )
  upload(job, isSftp ? site : store, isSftp ? 22 : 443, dice.whole(1, 4))
  job.file(
    'create',
    `C:\\ProgramData\\restic\\cache\\${dice.hex(64)}\\index\\${dice.hex(2)}\\${dice.hex(64)}`,
    dice.whole(9000, 9_000_000),
  )
  job.wait(60_000, 900_000).end()
}

function agent({ world, station, at, dice }: Scene): void {
  const service = world.service(station, dice.pick(['duplicati', 'veeam']), at)
  upload(
    service,
    dice.chance(0.7) ? dice.pick(OBJECT_STORES) : dice.pick(SITES),
    dice.chance(0.8) ? 443 : 990,
    dice.whole(1, 6),
  )
}

function resticLinux({ world, station, at, dice }: Scene): void {
  const store = dice.pick(OBJECT_STORES)
  const job = world
    .service(station, 'systemd', at)
    .run(
      PROGRAMS.resticLinux,
      `/usr/bin/restic -r s3:https://${store.name}/linux backup /srv /etc --exclude-caches --tag ${station.host.name}`,
      { label: 'backup-agent' },
    )
  upload(job, store, 443, dice.whole(1, 4))
  job.wait(60_000, 900_000).end()
}
