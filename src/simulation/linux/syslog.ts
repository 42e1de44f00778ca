/** What a line of syslog begins with (RFC 3164, section 4.1.2), in UTC: `Mar  2 09:14:03 web1`. */
export function syslogHeader(time: number, host: string): string {
  const [, day = '', month = '', , clock = ''] = new Date(time).toUTCString().split(' ')
  return `${month} ${String(Number(day)).padStart(2)} ${clock} ${host}`
}

/** A line as syslog daemons write it: `Mar  2 09:14:03 web1 sysmon: ...`. */
export function syslogLine(time: number, host: string, tag: string, message: string): string {
  return `${syslogHeader(time, host)} ${tag}: ${message}`
}
