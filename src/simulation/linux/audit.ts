import type { Json } from '../../types/codec.ts'
import type { Activity, FileActivity, Process } from '../activity.ts'
import { baseName, numberOf } from '../identity.ts'
import { argumentsOf } from './arguments.ts'
import { execveRecords, proctitle, socketAddress, untrusted } from './audit-text.ts'
import type { LinuxRecord } from './record.ts'
import { auditSerial, loginOf } from './session.ts'

/** One record of an event: its type and its fields as they are written, and decoded. */
interface Part {
  readonly type: string
  readonly text: string
  readonly fields: Readonly<Record<string, Json>>
}

/** What stands in a SYSCALL record, beside what the process gives. */
interface Call {
  readonly name: string
  readonly number: number
  readonly success: boolean
  readonly exit: number
  /** The first four arguments of the call, in hexadecimal digits. */
  readonly arguments: readonly [string, string, string, string]
  readonly items: number
  readonly key: string
}

/**
 * What the audit log of a Linux host tells of an activity, with these rules loaded (auditctl(8)), all for arch b64:
 * `-S execve -k exec`, `-S connect -k network`, `-S open,openat -F a2&0100 -k create` (files that are opened to be
 * created) and `-S unlink,unlinkat,rename,renameat -k delete`. Names are looked up by the C library within the program,
 * which connects to the server; ICMP needs no connection. Accepted connections and ends of programs are not audited.
 */
export function auditRecords(activity: Activity): readonly LinuxRecord[] {
  const { process } = activity
  if (process.host.os !== 'linux') return []
  const seconds = Math.floor(activity.at / 1000)
  const stamp = `${seconds}.${String(activity.at - seconds * 1000).padStart(3, '0')}:${auditSerial(activity)}`
  return partsOf(activity).map(({ type, text, fields }) => ({
    sensor: 'auditd',
    event: type,
    host: process.host.name,
    program: 'audispd',
    processId: 400 + (numberOf('audispd', process.host.name) % 600),
    time: activity.at,
    text: `type=${type} msg=audit(${stamp}): ${text}`,
    fields: { node: process.host.name, type, ...fields },
  }))
}

function partsOf(activity: Activity): readonly Part[] {
  switch (activity.kind) {
    case 'process-start':
      return started(activity.process)
    case 'connection': {
      const { process, transport, direction, remote, state } = activity
      if (transport === 'icmp' || direction === 'inbound') return []
      return connected(process, remote.address, remote.port, state === 'established')
    }
    case 'lookup':
      return connected(activity.process, activity.server, 53, true)
    case 'file':
      if (activity.action === 'create') return onFile(activity, CREATION)
      return activity.action === 'delete' ? onFile(activity, DELETION) : []
    default:
      return []
  }
}

function started(process: Process): readonly Part[] {
  const words = argumentsOf(process.commandLine)
  return [
    call(process, {
      name: 'execve',
      number: 59,
      success: true,
      exit: 0,
      arguments: [pointer(process, 'name'), pointer(process, 'words'), pointer(process, 'environment'), '8'],
      items: 2,
      key: 'exec',
    }),
    ...execveRecords(words).map((text): Part => ({ type: 'EXECVE', text, fields: execveFields(words) })),
    directory(process),
    path(0, process.image, 'NORMAL', '0100755', '0'),
    path(1, '/lib64/ld-linux-x86-64.so.2', 'NORMAL', '0100755', '0'),
    title(process),
  ]
}

const execveFields = (words: readonly string[]): Part['fields'] =>
  Object.fromEntries([['argc', words.length], ...words.map((word, index) => [`a${index}`, word])])

/** A connection that is refused: ECONNREFUSED. */
const REFUSED = -111

function connected(process: Process, address: string, port: number, success: boolean): readonly Part[] {
  const saddr = socketAddress(address, port)
  return [
    call(process, {
      name: 'connect',
      number: 42,
      success,
      exit: success ? 0 : REFUSED,
      arguments: ['5', pointer(process, 'address'), address.includes(':') ? '1c' : '10', '0'],
      items: 0,
      key: 'network',
    }),
    { type: 'SOCKADDR', text: `saddr=${saddr}`, fields: { saddr, laddr: address, lport: port } },
    title(process),
  ]
}

/** What files are made and unmade by. */
interface FileCall {
  readonly name: string
  readonly number: number
  readonly exit: number
  /** The third and the fourth argument. */
  readonly arguments: readonly [string, string]
  readonly key: string
  readonly nametype: string
}

const CREATION: FileCall = {
  name: 'openat',
  number: 257,
  exit: 3,
  arguments: ['241', '1b6'],
  key: 'create',
  nametype: 'CREATE',
}
const DELETION: FileCall = {
  name: 'unlinkat',
  number: 263,
  exit: 0,
  arguments: ['0', '0'],
  key: 'delete',
  nametype: 'DELETE',
}

function onFile({ process, path: file }: FileActivity, { nametype, ...given }: FileCall): readonly Part[] {
  const { uid } = process.user
  const first = ['ffffff9c', pointer(process, file)] as const
  return [
    call(process, { ...given, success: true, arguments: [...first, ...given.arguments], items: 2 }),
    directory(process),
    path(0, parentOf(file), 'PARENT', '040755', uid),
    path(1, file, nametype, '0100644', uid),
    title(process),
  ]
}

/** The kernel keeps so many bytes of a program's name. */
const LONGEST_NAME = 15

function call(process: Process, { name, number, success, exit, arguments: given, items, key }: Call): Part {
  const { uid } = process.user
  const { auid, session, terminal } = loginOf(process)
  const comm = Buffer.from(baseName(process.image), 'utf8').subarray(0, LONGEST_NAME).toString()
  const parent = process.parent?.pid ?? 1
  const ids = ['uid', 'gid', 'euid', 'suid', 'fsuid', 'egid', 'sgid', 'fsgid'].map((id) => `${id}=${uid}`)
  const [a0, a1, a2, a3] = given
  const head = `arch=c000003e syscall=${number} success=${success ? 'yes' : 'no'} exit=${exit}`
  const who = `items=${items} ppid=${parent} pid=${process.pid} auid=${auid} ${ids.join(' ')}`
  const what = `tty=${terminal} ses=${session} comm=${untrusted(comm)} exe=${untrusted(process.image)} key="${key}"`
  return {
    type: 'SYSCALL',
    text: `${head} a0=${a0} a1=${a1} a2=${a2} a3=${a3} ${who} ${what}`,
    fields: {
      arch: 'c000003e',
      syscall: number,
      SYSCALL: name,
      success: success ? 'yes' : 'no',
      exit,
      ppid: parent,
      pid: process.pid,
      auid,
      uid,
      tty: terminal,
      ses: session,
      comm,
      exe: process.image,
      key,
    },
  }
}

function directory(process: Process): Part {
  const cwd = process.workingDirectory
  return { type: 'CWD', text: `cwd=${untrusted(cwd)}`, fields: { cwd } }
}

function path(item: number, name: string, nametype: string, mode: string, owner: string): Part {
  const inode = 1000 + (numberOf('inode', name) % 4_000_000)
  const place = `inode=${inode} dev=08:01 mode=${mode} ouid=${owner} ogid=${owner} rdev=00:00`
  return {
    type: 'PATH',
    text: `item=${item} name=${untrusted(name)} ${place} nametype=${nametype} cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0`,
    fields: { item, name, inode, mode, ouid: owner, ogid: owner, nametype },
  }
}

function title(process: Process): Part {
  const words = argumentsOf(process.commandLine)
  return {
    type: 'PROCTITLE',
    text: `proctitle=${proctitle(words)}`,
    fields: { proctitle: Buffer.from(words.join(' '), 'utf8').subarray(0, 128).toString() },
  }
}

const parentOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1) || '/'

/** An address in user space. */
const pointer = (process: Process, of: string): string => (0x5500_0000_0000 + numberOf(process.guid, of)).toString(16)
