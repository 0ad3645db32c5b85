import { createTransport } from 'nodemailer'
import type { MailPort } from '../operations/mail-port.ts'

const TIMEOUT_MS = 30_000

/** Sends one mail by SMTP. TLS with a certificate that holds, unless the account says `none`. */
export const sendMail: MailPort['send'] = async ({ host, port, security }, login, { from, to, message }) => {
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
  })
  try {
    const info = await transport.sendMail({ envelope: { from, to: [to] }, raw: message })
    return info.response
  } finally {
    transport.close()
  }
}
