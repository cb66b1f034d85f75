/** A refusal as the server words it, or one of the few that the browser knows first. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string,
    readonly where: string,
    readonly status: number,
  ) {
    super(message)
    this.name = 'Refusal'
  }
}

const own = {
  network_unreachable: {
    'zh-CN': ['连不上留才服务。', '请检查网络，或确认服务仍在运行，然后重试。'],
    en: ['The Liucai service cannot be reached.', 'Check the network and that the service is running, then try again.'],
  },
  answer_unreadable: {
    'zh-CN': ['服务的回答读不懂。', '请重试；若仍如此，请把代码告诉管理员。'],
    en: ['The answer of the service could not be read.', 'Try again; if it stays, tell the administrator this code.'],
  },
  http_body_too_large: {
    'zh-CN': ['文件超过了 {limit}。', '请拆成几份，或去掉用不到的工作表，再上传。'],
    en: ['The file is larger than {limit}.', 'Split it, or remove sheets that nobody needs, and upload it again.'],
  },
} as const

export function ownRefusal(code: keyof typeof own, language: string, status = 0, limit = ''): Refusal {
  const [message, hint] = own[code][language.startsWith('zh') ? 'zh-CN' : 'en']
  return new Refusal(code, message.replace('{limit}', limit), hint, '', status)
}

/** Reads `{code, message, hint, where}` out of whatever came back. */
export function readRefusal(body: unknown, status: number, language: string): Refusal {
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
    const text = (key: string) => {
      const value = (body as Record<string, unknown>)[key]
      return typeof value === 'string' ? value : ''
    }
    return new Refusal(body.code, text('message') || body.code, text('hint'), text('where'), status)
  }
  return ownRefusal('answer_unreadable', language, status)
}
