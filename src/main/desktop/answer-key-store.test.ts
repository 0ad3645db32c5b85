import { beforeEach, expect, it, vi } from 'vitest'
import { answerKeyStore } from './answer-key-store.ts'

const { safeStorage } = vi.hoisted(() => ({
  safeStorage: {
    isEncryptionAvailable: vi.fn<() => boolean>(),
    getSelectedStorageBackend: vi.fn<() => string>(),
    encryptString: (text: string) => Buffer.from(`<${text}>`),
    decryptString: (sealed: Buffer) => {
      const text = sealed.toString()
      if (!text.startsWith('<')) throw new Error('Error while decrypting')
      return text.slice(1, -1)
    },
  },
}))
vi.mock('electron', () => ({ safeStorage }))

beforeEach(() => {
  safeStorage.isEncryptionAvailable.mockReturnValue(true)
  safeStorage.getSelectedStorageBackend.mockReturnValue('gnome_libsecret')
})

it('seals and unseals', () => {
  const sealed = answerKeyStore({ id: 1, verb: 'seal', text: 'key' })
  expect(sealed).toMatchObject({ id: 1, refusal: null })
  expect(answerKeyStore({ id: 2, verb: 'unseal', text: sealed.text ?? '' })).toEqual({
    id: 2,
    text: 'key',
    refusal: null,
  })
})

it('refuses a back-end that keeps plain text, visibly', () => {
  safeStorage.getSelectedStorageBackend.mockReturnValue('basic_text')
  const answer = answerKeyStore({ id: 1, verb: 'seal', text: 'key' }, 'linux')
  expect(answer.text).toBeNull()
  expect(answer.refusal).toContain('keeps none')
})

it('refuses when there is no encryption', () => {
  safeStorage.isEncryptionAvailable.mockReturnValue(false)
  expect(answerKeyStore({ id: 1, verb: 'seal', text: 'key' }).text).toBeNull()
})

it('a secret of another system is said, not thrown', () => {
  const answer = answerKeyStore({ id: 1, verb: 'unseal', text: Buffer.from('x').toString('base64') })
  expect(answer.text).toBeNull()
  expect(answer.refusal).toContain('enter it again')
})
