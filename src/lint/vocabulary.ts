/**
 * Words that stand in paths, command lines and addresses. They are only drawn upon for examples: an example that occurs
 * says more than a smallest one of letters.
 */
const WORDS = `
  sandbox inbox mailbox toolbox checkbox dropbox virtualbox xbox remove removed robocopy xcopy wxcopy copyright photocopy async
  rsync sftp psftp tftp lftp ncftp ftps sftps sftpserver ftpserver smtpserver smtps https sftp:// tftp:// ftps:// https://
  ldaps:// internet netsh network subnet dotnet planet intranet certificate category location concatenate duplicate
  library temporary arbitrary archive search research description describe subscription transcript postscript javascript
  powershell shellcode sshd openssh pssh winscp pscp classes access process success password bypass passthrough
  description assembly resource services microservice describes schedule discover discussion score screen transcode
  update validate candidate mandate output input throughput computer reputation dispute export report support import
  important portal passport transport airport backup startup setup group cleanup lookup popup mega megabyte omega
  windows download upload payload reload preload loader browser user username administrator admin sysadmin
  command recommend cmdline comment document environment deployment management development segment
  system filesystem ecosystem template contemplate tmpfile attempt temperature attach attachment
  domain main remain maintain chain mainframe explain plaintext context texture nextcloud
  python pythonw cpython java javaw javac node nodejs rundll regsvr register registry regedit
  start restart article particle parties parse sparse express compress expression impress suppress
  target getter gadget budget widget together forget catalog dialog catalyst blog login logon syslog analog
  install uninstall reinstall call recall callback allocate localhost locale hostname ghost posts
  invoke provoke revoke token broken tokenize stoken send resend sender sendmail webmail email gmail
  list enlist listen specialist checklist whitelist print sprint blueprint printer fingerprint
  add address padding loading adding ladder bind binding combine find finder window windows grind
  tar target start guitar star zip gzip bzip unzip zipper rar rare library arch march char charset
  at cat data format date path that state batch patch catch match attack sc script scan disc risc description
  ps steps maps https eps apps dumps id idle hidden guid grid identity provider video
  who whoami whole whose ip script zip ship tip equip recipient description clip pipeline
  dir redirect directory direct indirect del model delete delay handel hidden type prototype keystroke
  run prune trunk runtime running dll rundll32 exec executable execute iex lexer tee steel volunteer teeth
  wget curl xmrig minerd net telnet ethernet netcat nc sync function once instance dance since announce
  ssl tls openssl gnutls titles html htmls s3 aws3 ms3 https3 box boxer web cobweb webdav davfs
`

const KNOWN: readonly string[] = [...new Set(WORDS.split(/\s+/).filter((word) => word !== ''))].sort(
  (a, b) => a.length - b.length,
)

/** Words that hold the text and are longer, shortest first. */
export function wordsWith(text: string, isThere: (word: string, at: number) => boolean): readonly string[] {
  const wanted = text.toLowerCase()
  return KNOWN.filter((word) => {
    const at = word.indexOf(wanted)
    return at !== -1 && word.length > wanted.length && isThere(word, at)
  })
}
