import { ANTIVIRUS, type Place, partner, VENDOR_UPDATES } from '../places.ts'
import { PROGRAMS, type Program } from '../programs.ts'
import { opened } from '../routines/desk.ts'
import type { Scene } from '../world.ts'
import type { LookAlike } from './look-alike.ts'

export const OPERATIONS: readonly LookAlike[] = [
  { label: 'vulnerability-scan', roles: ['security', 'management'], play: scan },
  { label: 'vulnerability-scan', roles: ['linux-monitoring', 'linux-application', 'linux-web'], play: scanLinux },
  { label: 'security-upload', roles: ['security', 'administrator', 'management'], play: evidence },
  { label: 'software-updater', roles: ['office', 'developer'], play: updater },
  { label: 'software-updater', roles: ['linux-application', 'linux-web'], play: updaterLinux },
  { label: 'software-deployment', roles: ['management', 'office'], play: deployment },
  { label: 'dns-tools', roles: ['management', 'administrator', 'office'], play: dns },
  { label: 'dns-tools', roles: ['linux-monitoring', 'linux-application', 'linux-web'], play: dnsLinux },
  { label: 'azure-agent', roles: ['web', 'database', 'management', 'backup', 'legacy', 'office'], play: azure },
  { label: 'azure-agent', roles: ['linux-web', 'linux-application'], play: azureLinux },
  { label: 'log-shipping', roles: ['web', 'mail', 'files', 'database', 'office'], play: logs },
  { label: 'log-shipping', roles: ['linux-web', 'linux-application', 'linux-database'], play: logsLinux },
  { label: 'service-callback', roles: ['office', 'developer', 'web', 'files'], play: callback },
  { label: 'sandbox', roles: ['sandbox', 'security'], play: sandbox },
]

const SCAN_PORTS = [
  21, 22, 25, 80, 110, 143, 443, 445, 465, 587, 993, 1433, 3389, 5432, 8000, 8080, 8443, 8888,
] as const

function scan({ world, station, at, dice }: Scene): void {
  const scanner = world.service(station, 'scanner', at)
  const target = dice.chance(0.7)
    ? world.anyAddress()
    : partner(`edge-0${dice.whole(1, 9)}.harbor-hosting.example`).address
  if (dice.chance(0.2)) {
    const map = scanner.run(
      PROGRAMS.portScanner,
      `"${PROGRAMS.portScanner.image}" -sV -p ${dice.pick(['1-1024', '21,22,25,80,443', '-'])} -oX C:\\ProgramData\\Scans\\${dice.hex(8)}.xml ${target}`,
    )
    for (let i = dice.whole(4, 12); i > 0; i -= 1)
      map.connect(target, undefined, {
        port: dice.pick(SCAN_PORTS),
        state: dice.chance(0.4) ? 'established' : 'refused',
        duration: 20,
      })
    map.file('create', `C:\\ProgramData\\Scans\\${dice.hex(8)}.xml`, dice.whole(900, 90_000))
    map.end()
    return
  }
  for (let i = dice.whole(5, 18); i > 0; i -= 1) {
    scanner.connect(target, undefined, {
      port: dice.pick(SCAN_PORTS),
      state: dice.chance(0.4) ? 'established' : 'refused',
      duration: dice.whole(2, 900),
      bytesOut: dice.whole(60, 4000),
      bytesIn: dice.whole(60, 9000),
    })
  }
}

function scanLinux({ world, station, at, dice }: Scene): void {
  const target = world.anyAddress()
  const shell = world
    .service(station, 'cron', at)
    .run(PROGRAMS.sh, '/bin/sh -c /opt/scan/run', { label: 'vulnerability-scan' })
  const map = shell.run(
    PROGRAMS.nmapLinux,
    `/usr/bin/nmap -sT -Pn --script ${dice.pick(['ssl-cert', 'ftp-anon', 'http-title', 'smtp-open-relay', 'dns-recursion'])} -p ${dice.pick(['21,22,25', '80,443,8080', '1-1000'])} ${target}`,
  )
  for (let i = dice.whole(3, 10); i > 0; i -= 1)
    map.connect(target, undefined, {
      port: dice.pick(SCAN_PORTS),
      state: dice.chance(0.4) ? 'established' : 'refused',
      duration: 20,
    })
  const page = shell
    .resume(map.now)
    .run(PROGRAMS.curlLinux, `curl -sk -o /dev/null -w %{http_code} https://${target}:8443/`)
  page.connect(target, undefined, { port: 8443, state: 'refused' })
  page.end(7)
  map.resume(map.now).end()
  shell.resume(Math.max(map.now, page.now)).end()
}

const LABS: readonly [Place, ...Place[]] = [
  partner('evidence.incident-desk.example'),
  partner('submit.sample-lab.example'),
  partner('intake.forensics-one.example'),
]

function evidence({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const place = dice.pick(LABS)
  const number = dice.whole(1000, 9999)
  const path = `E:\\Cases\\${number}\\${dice.pick(['memory.raw.zip', 'disk.e01', 'triage.zip', 'events.7z'])}`
  const shell = opened(station, 'explorer', at) ?? world.service(station, 'schedule', at)
  const [program, commandLine, port] = dice.pick<readonly [Program, string, number]>([
    [PROGRAMS.psftp, `psftp -i C:\\Cases\\intake.ppk -b C:\\Cases\\${number}.txt case${number}@${place.name}`, 22],
    [
      PROGRAMS.winscpCommand,
      `"${PROGRAMS.winscpCommand.image}" /command "open sftp://case${number}@${place.name}/" "put ${path} /in/" "exit"`,
      22,
    ],
    [PROGRAMS.curl, `curl.exe --fail -F sample=@${path} -F case=${number} https://${place.name}/api/submit`, 443],
    [PROGRAMS.curl, `curl.exe -H "X-Api-Key: ***" --data-binary @${path} https://${place.name}/v1/logs`, 443],
  ])
  const upload = shell.run(program, commandLine, { user, integrity: 'high', label: 'security-upload' })
  upload.lookup(place.name, [place.address]).connect(place.address, place.name, {
    port,
    bytesOut: dice.whole(900_000, 9_000_000_000),
    bytesIn: dice.whole(900, 9000),
    duration: dice.whole(9000, 900_000),
  })
  upload.wait(900, 900_000).end()
}

const VENDORS: readonly [Place, ...Place[]] = [
  partner('dl.vendor-tools.example'),
  partner('update.label-printer.example'),
  partner('packages.crane-control.example'),
  partner('cdn.scanner-driver.example'),
]

function updater({ world, station, at, dice }: Scene): void {
  const place = dice.chance(0.7) ? dice.pick(VENDORS) : dice.pick(VENDOR_UPDATES)
  const version = `${dice.whole(1, 9)}.${dice.whole(0, 30)}.${dice.whole(0, 99)}`
  const isPlain = dice.chance(0.4)
  const scheme = isPlain ? 'http' : 'https'
  const program = dice.chance(0.7) ? PROGRAMS.curl : PROGRAMS.wget
  const name = dice.pick(['LabelPrinter', 'CraneControl', 'ScannerDriver', 'VendorTools'])
  const path = `C:\\ProgramData\\${name}\\update-${version}.msi`
  const commandLine =
    program === PROGRAMS.curl
      ? `curl.exe -L -o ${path} ${scheme}://${place.name}/${name.toLowerCase()}/${version}/setup.msi`
      : `wget.exe -q -O ${path} ${scheme}://${place.name}/${name.toLowerCase()}/${version}/setup.msi`
  const fetch = world.service(station, 'schedule', at).run(program, commandLine, { label: 'software-updater' })
  fetch.lookup(place.name, [place.address]).connect(place.address, place.name, {
    port: isPlain ? 80 : 443,
    bytesOut: dice.whole(300, 900),
    bytesIn: dice.whole(90_000, 90_000_000),
    ...(isPlain
      ? {
          http: page(
            place,
            `/${name.toLowerCase()}/${version}/setup.msi`,
            program === PROGRAMS.curl ? 'curl/8.9.1' : 'Wget/1.21.4',
          ),
        }
      : {}),
  })
  fetch.file('create', path, dice.whole(90_000, 90_000_000))
  if (dice.chance(0.4)) {
    const report = fetch.run(
      PROGRAMS.curl,
      `curl.exe -s --data "product=${name}&version=${version}&host=${station.host.name}" https://${place.name}/telemetry`,
    )
    report.connect(place.address, place.name).end()
    fetch.resume(report.now)
  }
  fetch.wait(300, 20_000).end()
}

const page = (place: Place, uri: string, userAgent: string) => ({
  method: 'GET',
  host: place.name,
  uri,
  userAgent,
  status: 200,
  requestBytes: 0,
  responseBytes: 90_000,
})

function updaterLinux({ world, station, at, dice }: Scene): void {
  const place = dice.pick(VENDORS)
  const isPlain = dice.chance(0.4)
  const uri = `/linux/agent-${dice.whole(1, 9)}.${dice.whole(0, 99)}.tar.gz`
  const shell = world
    .service(station, 'cron', at)
    .run(PROGRAMS.sh, '/bin/sh -c /opt/agent/update', { label: 'software-updater' })
  const isCurl = dice.chance(0.5)
  const fetch = shell.run(
    isCurl ? PROGRAMS.curlLinux : PROGRAMS.wgetLinux,
    `${isCurl ? 'curl -fsSLO' : 'wget -q -N'} ${isPlain ? 'http' : 'https'}://${place.name}${uri}`,
  )
  fetch.lookup(place.name, [place.address]).connect(place.address, place.name, {
    port: isPlain ? 80 : 443,
    bytesIn: dice.whole(90_000, 90_000_000),
    ...(isPlain ? { http: page(place, uri, isCurl ? 'curl/7.81.0' : 'Wget/1.21.2') } : {}),
  })
  fetch.file('create', `/opt/agent${uri.slice(6)}`, dice.whole(90_000, 90_000_000))
  fetch.end()
  shell.resume(fetch.now).end()
}

/** Distribution servers stand on addresses of their own that are public ones by number. */
function deployment({ world, station, at, dice }: Scene): void {
  const place = partner(`dist-0${dice.whole(1, 4)}.harbor-deploy.example`)
  const name = `${dice.pick(['viewer', 'erp-client', 'printer-pack', 'vpn', 'fonts'])}-${dice.whole(1, 9)}.${dice.whole(0, 99)}`
  const isFtp = dice.chance(0.3)
  const commandLine = isFtp
    ? `curl.exe -s -o C:\\Windows\\Temp\\${name}.cab ftp://${place.name}/packages/${name}.cab`
    : `curl.exe -s -o C:\\Windows\\Temp\\${name}.msi http://${place.name}:8080/packages/${name}.msi`
  const fetch = world
    .service(station, 'configuration', at)
    .run(PROGRAMS.curl, commandLine, { label: 'software-deployment' })
  fetch.lookup(place.name, [place.address])
  fetch.connect(
    place.address,
    place.name,
    isFtp
      ? {
          port: 21,
          bytesIn: 900,
          ftp: {
            user: 'anonymous',
            commands: [
              {
                command: 'RETR',
                argument: `/packages/${name}.cab`,
                replyCode: 226,
                reply: 'Transfer complete.',
                size: dice.whole(90_000, 90_000_000),
              },
            ],
          },
        }
      : {
          port: 8080,
          bytesIn: dice.whole(90_000, 90_000_000),
          http: page(place, `/packages/${name}.msi`, 'curl/8.9.1'),
        },
  )
  fetch.file('create', `C:\\Windows\\Temp\\${name}.${isFtp ? 'cab' : 'msi'}`, dice.whole(90_000, 90_000_000))
  fetch.wait(300, 30_000).end()
}

const ZONES = [
  'harbor.example',
  'harbor-hosting.example',
  'harbor-retail.example',
  'partner-port.example',
  'mail-guard.example',
] as const
const NAMES = [
  'www',
  'mx1',
  'vpn',
  '_sip._tcp',
  'autodiscover',
  'srv-dc-118',
  '_ldap._tcp.dc._msdcs',
  'default._domainkey',
] as const

function dns({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const shell = opened(station, 'explorer', at) ?? world.service(station, 'schedule', at)
  const name = `${dice.pick(NAMES)}.${dice.pick(ZONES)}`
  const type = dice.pick(['A', 'TXT', 'MX', 'SRV', 'AAAA'])
  const server = dice.chance(0.3) ? dice.pick(['8.8.8.8', '1.1.1.1', '9.9.9.9']) : station.resolver
  if (dice.chance(0.75)) {
    const tool = shell.run(
      PROGRAMS.nslookup,
      `nslookup ${type === 'A' ? '' : `-type=${type} `}${name}${server === station.resolver ? '' : ` ${server}`}`,
      { user, label: 'dns-tools' },
    )
    tool.ask(name, type, dice.chance(0.9) ? [partner(name).address] : [], server)
    tool.wait(30, 900).end()
    return
  }
  const query = shell.run(
    PROGRAMS.powershell,
    `powershell.exe -NoProfile -Command "Resolve-DnsName -Name ${name} -Type ${type} -Server ${server}"`,
    { user, label: 'dns-tools' },
  )
  query.script(`Resolve-DnsName -Name ${name} -Type ${type} -Server ${server}`, undefined, [
    { name: 'Resolve-DnsName', parameters: { Name: name, Type: type, Server: server } },
  ])
  query.lookup(name, [partner(name).address])
  query.wait(300, 2000).end()
}

function dnsLinux({ world, station, at, dice }: Scene): void {
  const name = `${dice.pick(NAMES)}.${dice.pick(ZONES)}`
  const type = dice.pick(['A', 'TXT', 'MX', 'SOA', 'NS'])
  const server = dice.chance(0.3) ? dice.pick(['8.8.8.8', '1.1.1.1', '9.9.9.9']) : station.resolver
  const isDig = dice.chance(0.7)
  const tool = world
    .service(station, 'systemd', at)
    .run(
      isDig ? PROGRAMS.dig : PROGRAMS.nslookupLinux,
      isDig ? `dig +short +time=2 @${server} ${name} ${type}` : `nslookup -query=${type} ${name} ${server}`,
      { user: station.owner, label: 'dns-tools' },
    )
  tool.ask(name, type, [partner(name).address], server)
  tool.end()
}

const WIRE_SERVER = '168.63.129.16'

function azure({ world, station, at, dice }: Scene): void {
  azureCalls(world.service(station, 'azure', at), dice.whole(1, 3), 'WindowsAzureGuestAgent/2.7.41491.1121')
}

function azureLinux({ world, station, at, dice }: Scene): void {
  azureCalls(world.service(station, 'azureLinux', at), dice.whole(1, 3), 'WALinuxAgent/2.11.1.4')
}

function azureCalls(agent: ReturnType<Scene['world']['service']>, count: number, userAgent: string): void {
  const { dice } = agent
  for (let i = 0; i < count; i += 1) {
    const isConfiguration = dice.chance(0.3)
    const uri = isConfiguration
      ? '/vmSettings'
      : dice.pick([
          '/machine/?comp=goalstate',
          '/machine?comp=telemetrydata',
          '/machine/?comp=health',
          '/?comp=versions',
        ])
    const isUpload = uri.includes('telemetry') || uri.includes('health')
    agent.connect(WIRE_SERVER, undefined, {
      port: isConfiguration ? 32_526 : 80,
      service: 'http',
      bytesOut: dice.whole(200, 4000),
      bytesIn: dice.whole(300, 9000),
      http: {
        method: isUpload ? 'POST' : 'GET',
        host: WIRE_SERVER,
        uri,
        userAgent,
        status: 200,
        requestBytes: isUpload ? dice.whole(400, 4000) : 0,
        responseBytes: dice.whole(200, 9000),
      },
    })
  }
}

const COLLECTORS: readonly [Place, ...Place[]] = [
  partner('collect-1.log-harbor.example'),
  partner('http-inputs.metrics-quay.example'),
  partner('ingest.eu.trace-pier.example'),
]

function logs({ world, station, at, dice }: Scene): void {
  const place = dice.pick(COLLECTORS)
  if (dice.chance(0.6)) {
    const shipper = world.service(station, dice.pick(['logForwarder', 'logBeat']), at)
    if (dice.chance(0.3)) shipper.lookup(place.name, [place.address])
    shipper.connect(place.address, place.name, {
      port: dice.pick([443, 9997, 8088, 8080]),
      bytesOut: dice.whole(9000, 9_000_000),
      bytesIn: dice.whole(300, 9000),
      duration: dice.whole(900, 300_000),
    })
    return
  }
  const path = `C:\\inetpub\\logs\\LogFiles\\W3SVC1\\u_ex26${dice.whole(10, 12)}${dice.whole(10, 28)}.log`
  const isPlain = dice.chance(0.3)
  const send = world
    .service(station, 'schedule', at)
    .run(
      PROGRAMS.curl,
      `curl.exe -s -H "Content-Type: text/plain" --data-binary @${path} ${isPlain ? `http://${place.name}:8080` : `https://${place.name}`}/receiver/v1/http/${dice.hex(12)}`,
      { label: 'log-shipping' },
    )
  send
    .lookup(place.name, [place.address])
    .connect(place.address, place.name, { port: isPlain ? 8080 : 443, bytesOut: dice.whole(90_000, 9_000_000) })
  send.wait(300, 9000).end()
}

function logsLinux({ world, station, at, dice }: Scene): void {
  const place = dice.pick(COLLECTORS)
  const shipper = world.service(station, dice.pick(['fluentBit', 'filebeat']), at)
  if (dice.chance(0.3)) shipper.lookup(place.name, [place.address])
  shipper.connect(place.address, place.name, {
    port: dice.pick([443, 443, 24_224, 8080]),
    bytesOut: dice.whole(9000, 9_000_000),
    bytesIn: dice.whole(300, 9000),
    duration: dice.whole(900, 300_000),
  })
}

function callback({ world, station, at, dice }: Scene): void {
  const place = dice.chance(0.7)
    ? partner(`qagpublic.qg${dice.whole(1, 4)}.agent-vendor.example`)
    : dice.pick(ANTIVIRUS)
  const agent = world.service(station, 'cloudAgent', at).lookup(place.name, [place.address])
  agent.connect(place.address, place.name, { bytesOut: dice.whole(3000, 9_000_000), bytesIn: dice.whole(900, 90_000) })
}

/** A sample in the analysis machine, which leaves through the sandbox's own exit. */
function sandbox({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const place = partner(`sink-${dice.whole(1, 40)}.sample-lab.example`)
  const shell = world
    .service(station, 'schedule', at)
    .run(PROGRAMS.cmd, `cmd.exe /c C:\\Sandbox\\run\\${dice.hex(12)}.cmd`, {
      user,
      integrity: 'high',
      label: 'sandbox',
    })
  const which = dice.whole(0, 2)
  if (which === 0) {
    const ftp = shell.run(PROGRAMS.ftp, `ftp.exe -n -s:C:\\Sandbox\\run\\${dice.hex(6)}.txt ${place.name}`, {
      user,
      integrity: 'high',
    })
    ftp.lookup(place.name, [place.address]).connect(place.address, place.name, { port: 21 })
    ftp.wait(300, 9000).end()
  } else if (which === 1) {
    for (let i = dice.whole(2, 6); i > 0; i -= 1) {
      const name = `${dice.hex(40)}.${dice.hex(12)}.${place.name}`
      const tool = shell.run(PROGRAMS.nslookup, `nslookup -q=TXT ${name}`, { user, integrity: 'high' })
      tool.ask(name, 'TXT', [], station.resolver)
      tool.end()
    }
  } else {
    const mail = shell.run(
      PROGRAMS.powershell,
      `powershell.exe -w hidden -c "Send-MailMessage -To sink@sample-lab.example -From a@b.example -Subject ${dice.hex(6)} -SmtpServer ${place.name}"`,
      { user, integrity: 'high' },
    )
    mail
      .lookup(place.name, [place.address])
      .connect(place.address, place.name, { port: 25, bytesOut: dice.whole(900, 90_000) })
    mail.wait(300, 9000).end()
  }
  shell.wait(900, 9000).end()
}
