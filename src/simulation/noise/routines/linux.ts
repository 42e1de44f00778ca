import { UBUNTU } from '../places.ts'
import { PROGRAMS, type Program } from '../programs.ts'
import { type Role, shellUser } from '../station.ts'
import type { Routine, Scene } from '../world.ts'

/** What every server of Linux does. */
export const LINUX: readonly Routine[] = [
  { perDay: 290, hours: 'always', play: cronJob },
  { perDay: 60, hours: 'always', play: unit },
  { perDay: 10, hours: 'always', play: packages },
  { perDay: 14, hours: 'work', play: session },
  { perDay: 4, hours: 'night', play: rotation },
]

const work = (perDay: number, play: Routine['play']): Routine => ({ perDay, hours: 'work', play })

export const LINUX_SERVERS: Readonly<Partial<Record<Role, readonly Routine[]>>> = {
  'linux-web': [work(1200, web)],
  'linux-application': [work(900, application)],
  'linux-database': [work(900, database), { perDay: 5, hours: 'night', play: dump }],
  'linux-monitoring': [{ perDay: 700, hours: 'always', play: probe }],
}

const JOBS: readonly [string, Program, string][] = [
  [
    '[ -x /usr/lib/php/sessionclean ] && if [ ! -d /run/systemd/system ]; then /usr/lib/php/sessionclean; fi',
    PROGRAMS.find,
    'find /var/lib/php/sessions -type f -cmin +24 -delete',
  ],
  ['   cd / && run-parts --report /etc/cron.hourly', PROGRAMS.runParts, 'run-parts --report /etc/cron.hourly'],
  ['command -v debian-sa1 > /dev/null && debian-sa1 1 1', PROGRAMS.grep, 'grep -q ENABLED="true" /etc/default/sysstat'],
  ['/usr/local/bin/disk-usage.sh', PROGRAMS.df, 'df -P -x tmpfs'],
  ['/usr/local/bin/count-errors.sh', PROGRAMS.awk, 'awk /ERROR/{n++}END{print n+0} /var/log/app/app.log'],
  ['/srv/app/bin/expire-sessions', PROGRAMS.python3, '/usr/bin/python3 /srv/app/bin/expire-sessions --older 30'],
  ['/usr/local/bin/uptime.sh', PROGRAMS.uptime, 'uptime'],
]

function cronJob({ world, station, at, dice }: Scene): void {
  const job = JOBS[dice.whole(0, JOBS.length - 1)]
  if (job === undefined) return
  const cron = world.service(station, 'cron', at).run(PROGRAMS.cron, '/usr/sbin/CRON -f -P')
  const shell = cron.run(PROGRAMS.sh, `/bin/sh -c ${job[0]}`)
  shell.call(job[1], job[2], 10, 2000)
  if (dice.chance(0.2)) shell.file('create', `/tmp/tmp.${dice.hex(10)}`, dice.whole(0, 900))
  shell.wait(2, 20).end()
  cron.resume(shell.now).end()
}

function unit({ world, station, at, dice }: Scene): void {
  const systemd = world.service(station, 'systemd', at)
  const name = dice.pick([
    'systemd-tmpfiles',
    'systemd-journald',
    'systemd-timesyncd',
    'systemd-logind',
    'fstrim',
    'motd-news',
  ])
  if (name === 'motd-news') {
    const shell = systemd.run(PROGRAMS.sh, '/bin/sh /etc/update-motd.d/50-motd-news --force')
    const place = UBUNTU[3] ?? UBUNTU[0]
    const fetch = shell.run(
      PROGRAMS.curlLinux,
      `curl --connect-timeout 60 --max-time 60 -A curl/7.81.0-1ubuntu1.16 -o- https://${place.name}/`,
    )
    fetch.lookup(place.name, [place.address]).connect(place.address, place.name, { bytesOut: 700, bytesIn: 4100 })
    fetch.wait(50, 900).end()
    shell.resume(fetch.now).end()
    return
  }
  systemd.call(
    PROGRAMS.systemctl,
    `systemctl ${dice.pick(['is-active', 'show --property=MainPID', 'try-restart', 'status'])} ${name}.service`,
    10,
    300,
  )
}

function packages({ world, station, at, dice }: Scene): void {
  const systemd = world.service(station, 'systemd', at)
  const isSnap = dice.chance(0.4)
  if (isSnap) {
    const place = UBUNTU[2] ?? UBUNTU[0]
    world.service(station, 'snapd', at).lookup(place.name, [place.address]).connect(place.address, place.name)
    return
  }
  const shell = systemd.run(PROGRAMS.sh, '/bin/sh /usr/lib/apt/apt.systemd.daily update', { label: 'update' })
  const apt = shell.run(PROGRAMS.apt, 'apt-get -qq -y update')
  const fetch = apt.run(PROGRAMS.aptHttp, '/usr/lib/apt/methods/http')
  for (let i = dice.whole(1, 4); i > 0; i -= 1) {
    const place = UBUNTU[dice.whole(0, 1)] ?? UBUNTU[0]
    fetch.lookup(place.name, [place.address]).connect(place.address, place.name, {
      port: 80,
      bytesOut: dice.whole(300, 2000),
      bytesIn: dice.whole(9000, 9_000_000),
      http: {
        method: 'GET',
        host: place.name,
        uri: `/ubuntu/dists/jammy${dice.pick(['', '-updates', '-security', '-backports'])}/InRelease`,
        userAgent: 'Debian APT-HTTP/1.3 (2.4.12)',
        status: dice.chance(0.6) ? 304 : 200,
        requestBytes: 0,
        responseBytes: dice.whole(0, 270_000),
      },
    })
    fetch.file(
      'create',
      `/var/lib/apt/lists/partial/${place.name}_ubuntu_dists_jammy_InRelease`,
      dice.whole(90_000, 270_000),
    )
  }
  fetch.end()
  if (dice.chance(0.3))
    apt
      .resume(fetch.now)
      .call(
        PROGRAMS.dpkg,
        `/usr/bin/dpkg --status-fd ${dice.whole(9, 40)} --no-triggers --unpack --auto-deconfigure /var/cache/apt/archives/${dice.pick(['libssl3', 'openssl', 'tzdata', 'linux-libc-dev'])}_${dice.whole(1, 9)}.${dice.whole(0, 30)}_amd64.deb`,
        500,
        9000,
      )
  apt.resume(Math.max(apt.now, fetch.now)).end()
  shell.resume(apt.now).end()
}

const COMMANDS: readonly [Program, (number: number) => string][] = [
  [PROGRAMS.ls, () => 'ls --color=auto -la'],
  [PROGRAMS.df, () => 'df -h'],
  [PROGRAMS.ps, () => 'ps aux'],
  [PROGRAMS.id, () => 'id'],
  [PROGRAMS.uptime, () => 'uptime'],
  [PROGRAMS.cat, (n) => `cat /var/log/app/app.log.${n % 9}`],
  [PROGRAMS.grep, (n) => `grep --color=auto -n request-${n} /var/log/nginx/access.log`],
  [PROGRAMS.journalctl, (n) => `journalctl -u app --since -${(n % 60) + 1}m`],
  [PROGRAMS.systemctl, () => 'systemctl status nginx'],
  [PROGRAMS.sudo, () => 'sudo systemctl reload nginx'],
  [PROGRAMS.find, (n) => `find /srv/app -mtime -${(n % 20) + 1} -name *.log`],
  [PROGRAMS.sed, (n) => `sed -n ${n},${n + 40}p /etc/nginx/sites-enabled/portal`],
  [PROGRAMS.gitLinux, () => 'git log --oneline -5'],
  [PROGRAMS.dockerLinux, () => 'docker ps'],
]

function session({ world, station, at, dice }: Scene): void {
  const from = world.addressOf('developer', 'administrator')
  const listener = world.service(station, 'sshd', at)
  const user = shellUser(dice)
  const server = listener.run(PROGRAMS.sshd, `sshd: ${user.name} [priv]`)
  server.accept(from, 22, {
    bytesIn: dice.whole(3000, 90_000),
    bytesOut: dice.whole(9000, 900_000),
    duration: dice.whole(30_000, 3_000_000),
  })
  const shell = server.run(PROGRAMS.bash, '-bash', { user })
  for (let i = dice.whole(2, 12); i > 0; i -= 1) {
    const command = COMMANDS[dice.whole(0, COMMANDS.length - 1)]
    if (command !== undefined)
      shell.wait(900, 60_000).call(command[0], command[1](dice.whole(1, 9000)), 4, 900, { user })
  }
  shell.end()
  server.resume(shell.now).end()
}

function rotation({ world, station, at, dice }: Scene): void {
  const rotate = world
    .service(station, 'systemd', at)
    .run(PROGRAMS.logrotate, '/usr/sbin/logrotate /etc/logrotate.conf', { label: 'maintenance' })
  for (const name of ['syslog', 'auth.log', 'nginx/access.log', 'app/app.log', 'kern.log'].slice(0, dice.whole(1, 5))) {
    rotate.call(PROGRAMS.gzip, '/bin/gzip', 100, 3000)
    rotate.file('create', `/var/log/${name}.2.gz`, dice.whole(9000, 9_000_000))
  }
  rotate.end()
}

function web({ world, station, at, dice }: Scene): void {
  const worker = world.service(station, 'nginx', at)
  worker.accept(world.addressOf('office', 'developer'), dice.chance(0.95) ? 443 : 80, {
    bytesIn: dice.whole(300, 9000),
    bytesOut: dice.whole(900, 900_000),
    duration: dice.whole(5, 30_000),
  })
  if (dice.chance(0.4))
    worker.connect(world.addressOf('linux-application'), undefined, {
      port: 3000,
      service: 'http',
      duration: dice.whole(2, 900),
    })
}

function application({ world, station, at, dice }: Scene): void {
  const server = world.service(station, 'application', at)
  server.accept(world.addressOf('linux-web'), 3000, { service: 'http', duration: dice.whole(2, 900) })
  if (dice.chance(0.5))
    server.connect(world.addressOf('linux-database', 'database'), undefined, {
      port: 5432,
      duration: dice.whole(2, 900),
    })
  if (dice.chance(0.05)) server.file('modify', '/var/log/app/app.log', dice.whole(9000, 9_000_000))
}

function database({ world, station, at, dice }: Scene): void {
  const server = world.service(station, 'postgres', at)
  server.accept(world.addressOf('linux-application', 'web'), 5432, { duration: dice.whole(2, 900) })
  if (dice.chance(0.2)) {
    server
      .run(PROGRAMS.postgres, `postgres: 14/main: autovacuum worker ${dice.pick(['billing', 'portal', 'harbor'])}`)
      .wait(90, 9000)
      .end()
  }
}

function dump({ world, station, at, dice }: Scene): void {
  const name = dice.pick(['billing', 'portal', 'harbor'])
  const user = station.owner
  const shell = world
    .service(station, 'cron', at)
    .run(PROGRAMS.sh, `/bin/sh -c /usr/local/bin/dump-${name}`, { user, label: 'maintenance' })
  const command = shell.run(
    PROGRAMS.pgDump,
    `/usr/lib/postgresql/14/bin/pg_dump -Fc -f /var/backups/${name}-${dice.whole(1, 28)}.dump ${name}`,
    { user },
  )
  command.wait(9000, 900_000).file('create', `/var/backups/${name}.dump`, dice.whole(9_000_000, 900_000_000))
  command.end()
  shell.resume(command.now).end()
}

function probe({ world, station, at, dice }: Scene): void {
  const name = dice.pick<Role>(['linux-web', 'linux-application', 'linux-database', 'files', 'database', 'web'])
  const address = world.addressOf(name)
  const port = dice.pick([22, 443, 445, 1433, 5432, 9100])
  const check = world
    .service(station, 'systemd', at)
    .run(
      PROGRAMS.python3,
      `/usr/bin/python3 /opt/monitor/check_port.py --host ${address} --port ${port} --warn ${dice.whole(1, 5)} --timeout 10`,
      { user: station.owner, label: 'management' },
    )
  check.connect(address, undefined, {
    port,
    duration: dice.whole(2, 300),
    state: dice.chance(0.97) ? 'established' : 'refused',
  })
  check.end(0)
}
