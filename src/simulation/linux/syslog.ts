/** What a line of syslog begins with (RFC 3164, section 4.1.2), in UTC: `Mar  2 09:14:03 web1`. */
export function syslogHeader(time: number, host: string): string {
  const second = Math.floor(time / 1000)
  if (second !== last.second) last = { second, text: clockOf(time) }
  return `${last.text} ${host}`
}

/** Lines that follow one another are of the same second, mostly. */
let last = { second: Number.NaN, text: '' }

function clockOf(time: number): string {
  const [, day = '', month = '', , clock = ''] = new Date(time).toUTCString().split(' ')
  return `${month} ${String(Number(day)).padStart(2)} ${clock}`
}

/** A line as syslog daemons write it: `Mar  2 09:14:03 web1 sysmon: ...`. */
export function syslogLine(time: number, host: string, tag: string, message: string): string {
  return `${syslogHeader(time, host)} ${tag}: ${message}`
}
