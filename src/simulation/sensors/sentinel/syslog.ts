import type { Activity, Host, ProcessStart } from '../../activity.ts'
import { baseName } from '../../identity.ts'
import { argumentsOf } from '../../linux/arguments.ts'
import { sysmonRecords } from '../../linux/index.ts'
import { auditSerial, loginOf } from '../../linux/session.ts'
import { type Columns, timeOf } from './row.ts'

export interface SyslogRow {
  readonly event: string
  readonly columns: Columns
}

/**
 * Rows of https://learn.microsoft.com/azure/azure-monitor/reference/tables/syslog of a Linux host: Sysmon's events as
 * they are, and of the audit log the programs that start, which the agent's auoms
 * (https://github.com/microsoft/OMS-Auditd-Plugin) makes one record of.
 */
export function syslogRows(activity: Activity): readonly SyslogRow[] {
  const { host } = activity.process
  if (host.os !== 'linux') return []
  return [
    ...(activity.kind === 'process-start'
      ? [{ event: 'AUOMS_EXECVE', columns: row(host, activity.at, 'auoms', auomsLine(activity)) }]
      : []),
    ...sysmonRecords(activity).map(({ event, time, program, text }) => ({
      event,
      columns: row(host, time, program, text),
    })),
  ]
}

function row(host: Host, at: number, program: string, message: string): Columns {
  return {
    SourceSystem: 'Linux',
    TimeGenerated: timeOf(at),
    Computer: host.name,
    EventTime: `${timeOf(at).slice(0, 19)}Z`,
    Facility: 'user',
    HostName: host.name,
    SeverityLevel: 'info',
    SyslogMessage: message,
    HostIP: host.address,
    ProcessName: program,
    Type: 'Syslog',
  }
}

const UNSET = '4294967295'

function auomsLine(start: ProcessStart): string {
  const { process, at } = start
  const { user, host, image } = process
  const { auid, session, terminal } = loginOf(process)
  const isUnset = auid === UNSET
  const name = baseName(image)
  const words = argumentsOf(process.commandLine)
  const ids = [
    ['user', 'uid'],
    ['group', 'gid'],
    ['effective_user', 'euid'],
    ['set_user', 'suid'],
    ['filesystem_user', 'fsuid'],
    ['effective_group', 'egid'],
    ['set_group', 'sgid'],
    ['filesystem_group', 'fsgid'],
  ].map(([word, id]) => `${word}=${user.name} ${id}=${user.uid}`)
  return [
    `type=AUOMS_EXECVE audit(${(at / 1000).toFixed(3)}:${auditSerial(start)}): SchemaVersion="1" auoms_version=2.5.2.0`,
    `node=${host.name} arch=x86_64 syscall=execve syscall_r=59 success=yes exit=0`,
    ...['a0', 'a1', 'a2', 'a3'].map((field) => `${field}=${pointer(process.guid, field)}`),
    `ppid=${process.parent?.pid ?? 1} pid=${process.pid} audit_user=${isUnset ? 'unset' : user.name} auid=${auid}`,
    ...ids,
    `tty=${terminal} ses=${isUnset ? '"-1"' : session} comm="${name.slice(0, 15)}" exe="${image}"`,
    `key=auoms key_r=61756F6D73 cwd="${process.workingDirectory}" name="${image}"`,
    'inode=4094 dev=08:01 mode=file,755 o_user=root ouid=0 owner_group=root ogid=0 rdev=00:00 nametype=NORMAL',
    'cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0',
    `path_name=["${image}","/lib64/ld-linux-x86-64.so.2"] path_nametype=["NORMAL","NORMAL"]`,
    'path_mode=["0100755","0100755"] path_ouid=["0","0"] path_ogid=["0","0"]',
    `argc=${words.length} cmdline="${words.map(quoted).join(' ')}" redactors= containerid=`,
  ].join(' ')
}

/** An address of the program's memory. */
function pointer(guid: string, field: string): string {
  return `7f${guid.slice(0, 8).toLowerCase()}${field.charCodeAt(1) - 48}0`
}

/** The quotes that a shell would need around the word; those around the whole line do not escape them. */
function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word
  return `"${word.replace(/["\\$`]/g, '\\$&')}"`
}
