import { type Place, partner } from '../places.ts'
import { PROGRAMS, type Program } from '../programs.ts'
import type { Actor, Contact } from '../stage.ts'
import type { Scene } from '../world.ts'
import type { LookAlike } from './look-alike.ts'

export const LEGACY: readonly LookAlike[] = [
  { label: 'mail-script', roles: ['management', 'backup', 'legacy', 'database', 'office'], play: sendMail },
  { label: 'mail-script', roles: ['legacy', 'management', 'files', 'office'], play: blat },
  { label: 'mail-script', roles: ['linux-monitoring', 'linux-application', 'linux-web'], play: mailLinux },
  { label: 'mail-relay', roles: ['mail'], play: relay },
  { label: 'mail-relay', roles: ['linux-application', 'linux-web'], play: relayLinux },
  { label: 'ftp-partner', roles: ['legacy', 'files', 'management', 'office'], play: ftp },
  { label: 'ftp-partner', roles: ['linux-application', 'linux-web'], play: ftpLinux },
]

const REPORTS = ['Backup', 'Disk space', 'Failed jobs', 'Stock', 'Sales', 'Certificates', 'Logins', 'Invoices'] as const

function message(actor: Actor, subject: string, to: readonly string[], from: string, isEncrypted: boolean): Contact {
  const { dice } = actor
  return {
    port: isEncrypted ? 587 : 25,
    service: 'smtp',
    bytesOut: dice.whole(1200, 900_000),
    bytesIn: dice.whole(400, 1200),
    duration: dice.whole(60, 3000),
    smtp: { helo: `${actor.process.host.name.toLowerCase()}.harbor.example`, from, to, subject, isEncrypted },
  }
}

function sendMail({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const topic = dice.pick(REPORTS)
  const subject = `${topic} on ${station.host.name}`
  const from = `${station.host.name.toLowerCase()}@harbor.example`
  const to = `${dice.pick(['it-ops', 'helpdesk', 'dba', 'finance-reports', 'backup-team'])}@harbor.example`
  const file = `C:\\Jobs\\Out\\${topic.replace(' ', '-').toLowerCase()}-${dice.whole(1, 900)}.${dice.pick(['csv', 'html', 'txt'])}`
  const schedule = world.service(station, 'schedule', at)
  const attachment = dice.chance(0.6) ? ` -Attachments ${file}` : ''
  const isInline = dice.chance(0.4)
  const command = `Send-MailMessage -From ${from} -To ${to} -Subject '${subject}'${attachment} -SmtpServer mail.harbor.example`
  const path = `C:\\Jobs\\Send-${topic.replace(' ', '')}.ps1`
  const shell = schedule.run(
    PROGRAMS.powershell,
    isInline
      ? `powershell.exe -NoProfile -Command "${command}"`
      : `powershell.exe -NoProfile -ExecutionPolicy RemoteSigned -File ${path}`,
    { user, integrity: 'high', label: 'mail-script' },
  )
  if (!isInline) shell.file('create', file, dice.whole(300, 900_000))
  shell.script(command, isInline ? undefined : path, [
    {
      name: 'Send-MailMessage',
      parameters: {
        From: from,
        To: to,
        Subject: subject,
        SmtpServer: 'mail.harbor.example',
        ...(attachment === '' ? {} : { Attachments: file }),
      },
    },
  ])
  const address = world.addressOf('mail')
  shell
    .lookup('mail.harbor.example', [address])
    .connect(address, 'mail.harbor.example', message(shell, subject, [to], from, dice.chance(0.2)))
  shell.wait(300, 3000).end()
}

function blat({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const topic = dice.pick(REPORTS)
  const to = `${dice.pick(['operations', 'warehouse', 'accounts'])}@${dice.chance(0.5) ? 'harbor.example' : 'partner-port.example'}`
  const file = `D:\\ERP\\Out\\${topic.replace(' ', '_')}_${dice.whole(1, 900)}.txt`
  const job = world
    .service(station, 'schedule', at)
    .run(PROGRAMS.cmd, `cmd.exe /c D:\\ERP\\Jobs\\mail-${dice.whole(1, 40)}.bat`, {
      user,
      integrity: 'high',
      label: 'mail-script',
    })
  job.file('create', file, dice.whole(300, 900_000))
  const mailer = job.run(
    PROGRAMS.blat,
    `blat.exe ${file} -to ${to} -f erp@harbor.example -subject "${topic}" -server mail.harbor.example${dice.chance(0.5) ? ` -attach ${file}` : ''}`,
    { user, integrity: 'high' },
  )
  const address = world.addressOf('mail')
  mailer
    .lookup('mail.harbor.example', [address])
    .connect(address, 'mail.harbor.example', message(mailer, topic, [to], 'erp@harbor.example', false))
  mailer.wait(60, 900).end()
  job.resume(mailer.now).end()
}

function mailLinux({ world, station, at, dice }: Scene): void {
  const topic = dice.pick(REPORTS)
  const to = `${dice.pick(['it-ops', 'dba', 'web-team'])}@harbor.example`
  const from = `root@${station.host.name}.harbor.example`
  const shell = world
    .service(station, 'cron', at)
    .run(PROGRAMS.sh, `/bin/sh -c /usr/local/bin/report-${topic.replace(' ', '-').toLowerCase()}`, {
      label: 'mail-script',
    })
  const [program, commandLine] = dice.pick<readonly [Program, string]>([
    [PROGRAMS.sendmail, `/usr/sbin/sendmail -oi -t`],
    [PROGRAMS.sendmail, `/usr/sbin/sendmail -f ${from} ${to}`],
    [PROGRAMS.msmtp, `msmtp --host=mail.harbor.example --from=${from} ${to}`],
    [
      PROGRAMS.swaks,
      `swaks --to ${to} --from ${from} --server mail.harbor.example --header Subject:${topic.replace(' ', '-')} --attach @/var/tmp/report-${dice.whole(1, 900)}.txt`,
    ],
  ])
  const mailer = shell.run(program, commandLine)
  const address = world.addressOf('mail')
  mailer
    .lookup('mail.harbor.example', [address])
    .connect(address, 'mail.harbor.example', message(mailer, topic, [to], from, false))
  mailer.wait(60, 900).end()
  shell.resume(mailer.now).end()
}

const EXCHANGERS: readonly [Place, ...Place[]] = [
  partner('mx1.partner-port.example'),
  partner('mx2.partner-port.example'),
  partner('mail.customs-office.example'),
  partner('mx.freight-union.example'),
  partner('inbound.mail-guard.example'),
  partner('mx10.shipping-agents.example'),
]

function relay({ world, station, at, dice }: Scene): void {
  relayTo(world.service(station, 'relay', at), dice.pick(EXCHANGERS))
}

function relayLinux({ world, station, at, dice }: Scene): void {
  relayTo(world.service(station, 'postfix', at), dice.pick(EXCHANGERS))
}

function relayTo(transport: Actor, place: Place): void {
  const { dice } = transport
  const domain = place.name.slice(place.name.indexOf('.') + 1)
  const sender = `${dice.pick(['sales', 'info', 'orders', 'billing'])}@harbor.example`
  const to = [`${dice.pick(['desk', 'imports', 'accounts', 'office'])}@${domain}`]
  transport.lookup(place.name, [place.address])
  transport.connect(place.address, place.name, {
    ...message(transport, `Re: shipment ${dice.whole(1000, 99_999)}`, to, sender, dice.chance(0.7)),
    port: 25,
  })
}

const PARTNERS: readonly [Place, ...Place[]] = [
  partner('ftp.partner-port.example'),
  partner('ftp.customs-office.example'),
  partner('edi.freight-union.example'),
  partner('transfer.bank-of-coast.example'),
]
const EXPORTS = ['orders', 'manifest', 'invoices', 'stock', 'customs', 'tariffs'] as const

function session(place: Place, name: string, size: number): Contact {
  return {
    port: 21,
    bytesOut: 700,
    bytesIn: 900,
    duration: 4000,
    ftp: {
      user: 'harbor',
      commands: [
        { command: 'USER', argument: 'harbor', replyCode: 331, reply: 'Password required.' },
        {
          command: 'STOR',
          argument: `ftp://${place.address}/in/${name}`,
          replyCode: 226,
          reply: 'Transfer complete.',
          size,
        },
      ],
    },
  }
}

function ftp({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const place = dice.pick(PARTNERS)
  const kind = dice.pick(EXPORTS)
  const name = `${kind}-${dice.whole(1000, 99_999)}.${dice.pick(['csv', 'edi', 'xml', 'txt'])}`
  const size = dice.whole(9000, 9_000_000)
  const job = world
    .service(station, 'schedule', at)
    .run(PROGRAMS.cmd, `cmd.exe /c D:\\ERP\\Jobs\\send-${kind}.bat`, { user, integrity: 'high', label: 'ftp-partner' })
  job.file('create', `D:\\ERP\\Out\\${name}`, size)
  const which = dice.whole(0, 2)
  const client =
    which === 0
      ? job.run(PROGRAMS.ftp, `ftp.exe -n -s:D:\\ERP\\Jobs\\${kind}.ftp ${place.name}`, { user, integrity: 'high' })
      : which === 1
        ? job.run(
            PROGRAMS.curl,
            `curl.exe -s --netrc-file D:\\ERP\\netrc -T D:\\ERP\\Out\\${name} ftp://${place.name}/in/`,
            { user, integrity: 'high' },
          )
        : job.run(
            PROGRAMS.winscpCommand,
            `"${PROGRAMS.winscpCommand.image}" /command "open ftp://harbor@${place.name}/" "put D:\\ERP\\Out\\${name} /in/" "exit"`,
            { user, integrity: 'high' },
          )
  client.lookup(place.name, [place.address]).connect(place.address, place.name, session(place, name, size))
  client.connect(place.address, place.name, {
    port: dice.whole(49_152, 65_000),
    service: 'ftp-data',
    bytesOut: size,
    bytesIn: 0,
  })
  client.wait(900, 20_000).end()
  job.resume(client.now).end()
}

function ftpLinux({ world, station, at, dice }: Scene): void {
  const place = dice.pick(PARTNERS)
  const kind = dice.pick(EXPORTS)
  const name = `${kind}-${dice.whole(1000, 99_999)}.csv`
  const size = dice.whole(9000, 9_000_000)
  const shell = world
    .service(station, 'cron', at)
    .run(PROGRAMS.sh, `/bin/sh -c /srv/edi/send-${kind}`, { user: station.owner, label: 'ftp-partner' })
  const [program, commandLine] = dice.pick<readonly [Program, string]>([
    [PROGRAMS.curlLinux, `curl -s --netrc --upload-file /srv/edi/out/${name} ftp://${place.name}/in/`],
    [PROGRAMS.lftp, `lftp -e mirror -R /srv/edi/out /in; bye ${place.name}`],
    [PROGRAMS.ftpLinux, `ftp -u ftp://${place.name}/in/${name} /srv/edi/out/${name}`],
  ])
  const client = shell.run(program, commandLine, { user: station.owner })
  client.lookup(place.name, [place.address]).connect(place.address, place.name, session(place, name, size))
  client.wait(300, 9000).end()
  shell.resume(client.now).end()
}
