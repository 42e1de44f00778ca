import type { Dice } from '../../dice.ts'
import { ADOBE, CERTIFICATES, CHAT, OFFICE, type Place, SLACK, site, TELEMETRY, VENDOR_UPDATES } from '../places.ts'
import { PROGRAMS, type Program } from '../programs.ts'
import type { Actor } from '../stage.ts'
import type { Station } from '../station.ts'
import type { Routine, Scene, World } from '../world.ts'

/** What people do at their desks while they are there. */
export const DESK: readonly Routine[] = [
  { perDay: 230, hours: 'session', play: browse },
  { perDay: 60, hours: 'session', play: document },
  { perDay: 110, hours: 'session', play: mail },
  { perDay: 90, hours: 'session', play: chat },
  { perDay: 35, hours: 'session', play: cloudFiles },
  { perDay: 25, hours: 'session', play: tool },
  { perDay: 5, hours: 'session', play: printing },
  { perDay: 4, hours: 'session', play: archive },
  { perDay: 12, hours: 'always', play: programUpdate },
]

/** The programs that are open where somebody is there. */
const sessions = new WeakMap<Station, Map<string, Actor>>()

/** Somebody comes and opens what they work with. */
export function logon(world: World, station: Station, at: number): void {
  const user = station.owner
  const session = new Map<string, Actor>()
  sessions.set(station, session)
  station.isAttended = true
  const open = (name: string, program: Program, commandLine: string, label: Actor['label']): void => {
    const explorer = session.get('explorer')
    const opened = explorer?.wait(2000, 40_000).run(program, commandLine, { user, label, lifetime: 'day' })
    if (opened !== undefined) session.set(name, opened)
  }
  const first = world
    .service(station, 'winlogon', at)
    .run(PROGRAMS.userinit, 'C:\\Windows\\system32\\userinit.exe', { user, label: 'desktop' })
  session.set('explorer', first.run(PROGRAMS.explorer, 'C:\\Windows\\Explorer.EXE', { user, lifetime: 'day' }))
  first.wait(9000, 30_000).end()
  const browser =
    station.number % 3 === 0 ? PROGRAMS.edge : station.number % 7 === 1 ? PROGRAMS.firefox : PROGRAMS.chrome
  open('browser', browser, `"${browser.image}"`, 'browsing')
  open('outlook', PROGRAMS.outlook, `"${PROGRAMS.outlook.image}"`, 'mail-client')
  if (station.number % 4 === 0) {
    const image = PROGRAMS.slack.image.replace('<user>', user.name)
    open('chat', PROGRAMS.slack, `"${image}" --process-start-args "--startup"`, 'chat')
  } else {
    open('chat', PROGRAMS.teams, `"${PROGRAMS.teams.image}" msteams:system-initiated`, 'chat')
  }
  open('onedrive', PROGRAMS.oneDrive, `"${PROGRAMS.oneDrive.image.replace('<user>', user.name)}" /background`, 'office')
}

export function logoff(station: Station, at: number): void {
  const session = sessions.get(station)
  sessions.delete(station)
  station.isAttended = false
  if (session === undefined) return
  const programs = [...session.values()]
  for (const program of programs.reverse()) {
    program.resume(at).wait(100, 9000)
    program.end()
  }
}

/** The program that is open; `undefined` when nobody is there. */
export function opened(station: Station, name: string, at: number): Actor | undefined {
  const program = sessions.get(station)?.get(name)
  // In the first minutes of a day they come up one after the other.
  return program === undefined || at < program.process.startedAt ? undefined : program.resume(at)
}

/** Popular sites far more often than others. */
function someSite(dice: Dice): Place {
  const unit = dice.unit()
  return site(6000 * unit * unit * unit)
}

function browse({ station, at, dice }: Scene): void {
  const browser = opened(station, 'browser', at)
  if (browser === undefined) return
  const { image } = browser.process
  const isFirefox = image.endsWith('firefox.exe')
  if (dice.chance(0.5)) {
    const client = dice.whole(6, 900)
    const commandLine = isFirefox
      ? `"${image}" -contentproc --channel=${client} -childID ${dice.whole(2, 90)} -isForBrowser -prefsHandle ${dice.whole(2000, 9000)} -parentBuildID 20240624183754 -win32kLockedDown tab`
      : `"${image}" --type=renderer --string-annotations --disable-gpu-compositing --lang=${dice.pick(['en-US', 'en-GB', 'de', 'fr'])} --device-scale-factor=1 --num-raster-threads=4 --renderer-client-id=${client} --time-ticks-at-unix-epoch=-${dice.whole(1_000_000_000, 2_000_000_000)}${dice.whole(100_000, 999_999)} --mojo-platform-channel-handle=${dice.whole(2000, 9000)} /prefetch:1`
    const renderer = browser.run(PROGRAMS_BY_IMAGE.get(image) ?? PROGRAMS.chrome, commandLine, {
      user: station.owner,
      integrity: 'low',
    })
    renderer.wait(20_000, 2_400_000).end()
  }
  for (let pages = dice.whole(1, 4); pages > 0; pages -= 1) {
    const place = someSite(dice)
    if (dice.chance(0.02)) {
      browser.lookup(`${dice.hex(6)}.${place.name}`, [], 'NXDOMAIN')
      continue
    }
    if (dice.chance(0.7)) browser.lookup(place.name, [place.address])
    const isPlain = dice.chance(0.04)
    browser.wait(20, 4000).connect(place.address, place.name, {
      port: isPlain ? 80 : 443,
      transport: !isPlain && dice.chance(0.2) ? 'udp' : 'tcp',
      bytesOut: dice.whole(900, 60_000),
      bytesIn: dice.whole(3000, 2_500_000),
      duration: dice.whole(200, 90_000),
      ...(isPlain
        ? {
            http: {
              method: 'GET',
              host: place.name,
              uri: `/${dice.pick(['index.html', 'news', 'search?q=tariff', 'img/banner.png', 'favicon.ico'])}`,
              userAgent:
                'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
              status: 200,
              requestBytes: 0,
              responseBytes: dice.whole(900, 200_000),
            },
          }
        : {}),
    })
  }
  if (dice.chance(0.25)) {
    const cache = `C:\\Users\\${station.owner.name}\\AppData\\Local\\Google\\Chrome\\User Data\\Default\\Cache\\Cache_Data\\f_${dice.hex(6)}`
    browser.file('create', cache, dice.whole(9000, 900_000))
  }
  if (dice.chance(0.04)) {
    const name = `${dice.pick(['invoice', 'setup', 'report', 'price-list', 'agenda', 'manual'])}-${dice.whole(10, 9999)}.${dice.pick(['pdf', 'zip', 'xlsx', 'docx', 'exe'])}`
    browser.file('create', `C:\\Users\\${station.owner.name}\\Downloads\\${name}`, dice.whole(20_000, 20_000_000))
  }
}

const PROGRAMS_BY_IMAGE: ReadonlyMap<string, Program> = new Map(
  [PROGRAMS.chrome, PROGRAMS.edge, PROGRAMS.firefox].map((program) => [program.image, program]),
)

const TOPICS = [
  'Budget',
  'Forecast',
  'Offer',
  'Minutes',
  'Contract',
  'Plan',
  'Review',
  'Inventory',
  'Training',
  'Roadmap',
  'Payroll',
  'Travel',
  'Audit',
  'Vendors',
  'Pricing',
] as const
const FOLDERS = ['Documents', 'Desktop', 'OneDrive - Harbor Group\\Projects', 'OneDrive - Harbor Group\\Team'] as const

function documentPath(station: Station, dice: Dice, ending: string): string {
  const name = `${dice.pick(TOPICS)} ${dice.pick(['draft', 'final', 'v2', 'Q1', 'Q2', 'Q3', '2026', 'team'])} ${dice.whole(1, 400)}.${ending}`
  return `C:\\Users\\${station.owner.name}\\${dice.pick(FOLDERS)}\\${name}`
}

function document({ station, at, dice }: Scene): void {
  const explorer = opened(station, 'explorer', at)
  if (explorer === undefined) return
  const [program, ending, option] = dice.pick<readonly [Program, string, string]>([
    [PROGRAMS.word, 'docx', '/n'],
    [PROGRAMS.excel, 'xlsx', '/dde'],
    [PROGRAMS.slides, 'pptx', '/n'],
    [PROGRAMS.reader, 'pdf', ''],
  ])
  const path = documentPath(station, dice, ending)
  const editor = explorer.run(program, `"${program.image}" ${option === '' ? '' : `${option} `}"${path}"`, {
    user: station.owner,
    label: 'office',
  })
  const place = ending === 'pdf' ? dice.pick(ADOBE) : dice.pick(OFFICE)
  editor.wait(900, 4000).lookup(place.name, [place.address]).connect(place.address, place.name)
  if (dice.chance(0.15)) plainCertificateCheck(editor, dice)
  const folder = path.slice(0, path.lastIndexOf('\\'))
  if (ending !== 'pdf') {
    editor.file('create', `${folder}\\~$${path.slice(folder.length + 3)}`, 165)
    for (let saves = dice.whole(1, 4); saves > 0; saves -= 1) {
      editor
        .wait(30_000, 500_000)
        .file('create', `${folder}\\${dice.hex(8).toUpperCase()}.tmp`, dice.whole(20_000, 900_000))
      editor.file('modify', path, dice.whole(20_000, 900_000))
    }
  }
  editor.wait(20_000, 1_200_000).end()
}

/** Programs themselves check certificates, too. */
function plainCertificateCheck(actor: Actor, dice: Dice): void {
  const place = dice.pick(CERTIFICATES)
  actor.lookup(place.name, [place.address]).connect(place.address, place.name, {
    port: 80,
    bytesOut: dice.whole(260, 480),
    bytesIn: dice.whole(700, 4200),
    duration: dice.whole(20, 400),
    http: {
      method: 'GET',
      host: place.name,
      uri: `/${dice.hex(40)}`,
      userAgent: 'Microsoft-CryptoAPI/10.0',
      status: 200,
      requestBytes: 0,
      responseBytes: dice.whole(471, 3800),
    },
  })
}

function mail({ station, at, dice }: Scene): void {
  const outlook = opened(station, 'outlook', at)
  if (outlook === undefined) return
  const place = dice.pick(OFFICE)
  if (dice.chance(0.5)) outlook.lookup(place.name, [place.address])
  outlook.connect(place.address, place.name, {
    bytesOut: dice.whole(2000, 2_000_000),
    bytesIn: dice.whole(4000, 900_000),
  })
  if (dice.chance(0.2)) {
    const cache = `C:\\Users\\${station.owner.name}\\AppData\\Local\\Microsoft\\Windows\\INetCache\\Content.Outlook\\${dice.hex(8).toUpperCase()}`
    outlook.file(
      'create',
      `${cache}\\${dice.pick(TOPICS)} ${dice.whole(1, 90)}.${dice.pick(['pdf', 'docx', 'xlsx', 'png'])}`,
      dice.whole(9000, 4_000_000),
    )
  }
}

function chat({ station, at, dice }: Scene): void {
  const program = opened(station, 'chat', at)
  if (program === undefined) return
  const place = dice.pick(program.process.image.endsWith('slack.exe') ? SLACK : CHAT)
  if (dice.chance(0.6)) program.lookup(place.name, [place.address])
  if (dice.chance(0.1)) {
    // Meetings.
    program.connect(place.address, undefined, {
      port: dice.whole(3478, 3481),
      transport: 'udp',
      bytesOut: dice.whole(900_000, 90_000_000),
      bytesIn: dice.whole(900_000, 90_000_000),
      duration: dice.whole(300_000, 3_600_000),
    })
  } else {
    program.connect(place.address, place.name)
  }
}

function cloudFiles({ station, at, dice }: Scene): void {
  const program = opened(station, 'onedrive', at)
  if (program === undefined) return
  const place = OFFICE[dice.whole(5, 7)] ?? OFFICE[0]
  program.lookup(place.name, [place.address]).connect(place.address, place.name, {
    bytesOut: dice.whole(2000, 9_000_000),
    bytesIn: dice.whole(2000, 900_000),
  })
  program.file(
    'modify',
    `C:\\Users\\${station.owner.name}\\AppData\\Local\\Microsoft\\OneDrive\\logs\\Business1\\SyncEngine-2026-${dice.whole(10, 99)}.odl`,
    dice.whole(9000, 900_000),
  )
}

function tool({ station, at, dice }: Scene): void {
  const explorer = opened(station, 'explorer', at)
  if (explorer === undefined) return
  const user = station.owner
  const which = dice.whole(0, 5)
  if (which === 0) {
    const path = `C:\\Users\\${user.name}\\Desktop\\notes-${dice.whole(1, 40)}.txt`
    const notepad = explorer.run(PROGRAMS.notepad, `"C:\\Windows\\system32\\NOTEPAD.EXE" ${path}`, {
      user,
      label: 'desktop',
    })
    notepad.wait(9000, 400_000).file('modify', path, dice.whole(20, 9000))
    notepad.end()
  } else if (which === 1) {
    explorer.call(PROGRAMS.calculator, 'calc.exe', 9000, 200_000, { user })
  } else if (which === 2) {
    explorer.call(PROGRAMS.taskManager, '"C:\\Windows\\system32\\taskmgr.exe" /4', 9000, 200_000, {
      user,
      integrity: 'high',
    })
  } else if (which === 3) {
    const shell = explorer.run(PROGRAMS.cmd, '"C:\\Windows\\system32\\cmd.exe"', { user, label: 'desktop' })
    shell.run(PROGRAMS.console, '\\??\\C:\\Windows\\system32\\conhost.exe 0x4', { user }).wait(9000, 200_000).end()
    for (let i = dice.whole(1, 4); i > 0; i -= 1) {
      const [program, commandLine] = dice.pick<readonly [Program, string]>([
        [PROGRAMS.ipconfig, 'ipconfig /all'],
        [PROGRAMS.whoami, 'whoami /groups'],
        [PROGRAMS.ping, 'ping srv-fs-115'],
        [PROGRAMS.net, 'net use'],
        [PROGRAMS.tasklist, 'tasklist /v'],
        [PROGRAMS.systemInfo, 'systeminfo'],
        [PROGRAMS.registry, 'reg query HKCU\\Software\\Microsoft\\Office\\16.0\\Common'],
      ])
      shell.wait(2000, 30_000).call(program, commandLine, 100, 4000, { user })
    }
    shell.end()
  } else if (which === 4) {
    const target = `srv-${dice.pick(['fs', 'sql', 'web', 'mgt'])}-${dice.whole(101, 140)}`
    const client = explorer.run(PROGRAMS.remoteDesktop, `"C:\\Windows\\system32\\mstsc.exe" /v:${target}`, {
      user,
      label: 'desktop',
    })
    client.connect(`10.60.1.${dice.whole(11, 240)}`, `${target}.harbor.example`, {
      port: 3389,
      duration: dice.whole(60_000, 3_000_000),
    })
    client.wait(60_000, 3_000_000).end()
  } else {
    explorer.call(
      PROGRAMS.managementConsole,
      '"C:\\Windows\\system32\\mmc.exe" "C:\\Windows\\system32\\devmgmt.msc"',
      9000,
      90_000,
      {
        user,
        integrity: 'high',
      },
    )
  }
}

function printing({ world, station, at, dice }: Scene): void {
  const explorer = opened(station, 'explorer', at)
  if (explorer === undefined) return
  explorer
    .run(PROGRAMS.printDriver, `C:\\Windows\\splwow64.exe ${dice.whole(1000, 9000)}`, {
      user: station.owner,
      label: 'desktop',
    })
    .wait(9000, 120_000)
    .end()
  const spooler = world.service(station, 'spooler', explorer.now)
  spooler.file(
    'create',
    `C:\\Windows\\System32\\spool\\PRINTERS\\${String(dice.whole(2, 900)).padStart(5, '0')}.SPL`,
    dice.whole(20_000, 9_000_000),
  )
  spooler.connect(`10.60.250.${dice.whole(10, 60)}`, undefined, {
    port: 9100,
    bytesOut: dice.whole(20_000, 9_000_000),
    bytesIn: 400,
  })
}

function archive({ station, at, dice }: Scene): void {
  const explorer = opened(station, 'explorer', at)
  if (explorer === undefined) return
  const path = documentPath(station, dice, 'zip')
  const option = dice.chance(0.5)
    ? `a -i#7zMap${dice.whole(100, 9999)}#7zEvent${dice.whole(100, 9999)}`
    : `x -o"${path.slice(0, -4)}\\"`
  const archiver = explorer.run(PROGRAMS.archiver, `"${PROGRAMS.archiver.image}" ${option} -- "${path}"`, {
    user: station.owner,
    label: 'desktop',
  })
  archiver.wait(900, 20_000).file('create', path, dice.whole(90_000, 90_000_000))
  archiver.end()
}

function programUpdate({ world, station, at, dice }: Scene): void {
  const schedule = world.service(station, 'schedule', at)
  const which = dice.whole(0, 2)
  if (which === 0) {
    const updater = schedule.run(PROGRAMS.googleUpdate, `"${PROGRAMS.googleUpdate.image}" --wake --system`, {
      label: 'update',
    })
    const place = dice.pick(VENDOR_UPDATES)
    updater.lookup(place.name, [place.address]).connect(place.address, place.name)
    updater.file('modify', 'C:\\Program Files (x86)\\Google\\GoogleUpdater\\updater.log', dice.whole(9000, 90_000))
    updater.wait(900, 9000).end()
  } else if (which === 1) {
    const updater = schedule.run(PROGRAMS.edgeUpdate, `"${PROGRAMS.edgeUpdate.image}" /ua /installsource scheduler`, {
      label: 'update',
    })
    const place = TELEMETRY[6] ?? TELEMETRY[0]
    updater.lookup(place.name, [place.address]).connect(place.address, place.name)
    updater.wait(900, 9000).end()
  } else {
    const updater = schedule.run(PROGRAMS.adobeUpdate, `"${PROGRAMS.adobeUpdate.image}"`, { label: 'update' })
    const place = dice.pick(ADOBE)
    updater
      .lookup(place.name, [place.address])
      .connect(place.address, place.name, { bytesIn: dice.whole(900, 9_000_000) })
    updater.file(
      'create',
      `C:\\ProgramData\\Adobe\\ARM\\${dice.whole(10_000, 30_000)}\\AcroRdrDCUpd.msp`,
      dice.whole(900_000, 90_000_000),
    )
    updater.wait(9000, 90_000).end()
  }
}
