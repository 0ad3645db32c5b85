import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Letter } from '../../../../shared/domain/letter.ts'
import { renderPage } from '../../../render-page.test-support.tsx'
import { rpc } from '../../../rpc/client.ts'
import { saveFile } from '../../../ui/save-file.ts'
import { LetterDialog } from './LetterDialog.tsx'
import { useLetter } from './letter-store.ts'

vi.mock('../../../rpc/client.ts', () => ({
  rpc: { letters: { write: vi.fn<typeof rpc.letters.write>(), mail: vi.fn<typeof rpc.letters.mail>() } },
}))
vi.mock('../../../ui/save-file.ts', () => ({ saveFile: vi.fn<typeof saveFile>() }))

const toFill = '[your name]'
const letter: Letter = {
  kind: 'another-block',
  language: 'en',
  subject: '203.0.113.0/24: request for another block',
  body: `Dear Sir or Madam,\n\nKind regards\n${toFill}\n`,
  toFill: [toFill],
}

const show = () => renderPage(<LetterDialog scanId="s1" onClose={() => {}} />)
const text = () => page.getByRole('textbox', { name: 'Text' })

beforeEach(() => {
  vi.resetAllMocks()
  useLetter.setState({ kind: 'another-block', language: 'en', letter: null, failure: null })
  vi.mocked(rpc.letters.write).mockImplementation(((wish: Pick<Letter, 'kind' | 'language'>) =>
    Promise.resolve({ ...letter, ...wish, body: `${wish.kind} ${wish.language}\n${letter.body}` })) as never)
})

test('another kind or language is another letter', async () => {
  await show()
  await expect.element(text()).toHaveValue(`another-block en\n${letter.body}`)
  await page.getByLabelText('What to ask for').selectOptions('Ask for a discount')
  await expect.element(text()).toHaveValue(`discount en\n${letter.body}`)
  await page.getByLabelText('Language').selectOptions('German')
  await expect.element(text()).toHaveValue(`discount de\n${letter.body}`)
  expect(vi.mocked(rpc.letters.write).mock.lastCall?.[0]).toEqual({
    scanId: 's1',
    kind: 'discount',
    language: 'de',
  })
})

test('says what is to be filled in until it is', async () => {
  await show()
  await expect.element(page.getByText(`Fill in before you send it: ${toFill}`)).toBeVisible()
  await text().fill('Kind regards\nAda Example\n')
  await expect.element(page.getByText(/Fill in before you send it/)).not.toBeInTheDocument()
})

test('what the user changed is what goes into the mail', async () => {
  const mail = { fileName: 'letter.eml', mediaType: 'message/rfc822', content: 'x' }
  vi.mocked(rpc.letters.mail).mockResolvedValue(mail)
  await show()
  await text().fill('Changed & signed\n')
  const link = page.getByRole('link', { name: 'Open in mail program' }).element()
  expect(link.getAttribute('href')).toContain('body=Changed%20%26%20signed%0D%0A')
  await page.getByRole('button', { name: 'Save as mail (.eml)' }).click()
  expect(vi.mocked(rpc.letters.mail).mock.lastCall?.[0]).toEqual({
    subject: letter.subject,
    body: 'Changed & signed\n',
  })
  await vi.waitFor(() => expect(saveFile).toHaveBeenCalledExactlyOnceWith(mail))
})

test('a letter too long for a link is copied or saved', async () => {
  await show()
  await text().fill('x'.repeat(2001))
  await expect.element(page.getByText(/Too long for a mail link/)).toBeVisible()
  expect(page.getByRole('link').elements()).toHaveLength(0)
})

test('a letter without ground is refused in words', async () => {
  vi.mocked(rpc.letters.write).mockRejectedValue(new Error('no ground'))
  await show()
  await expect.element(page.getByText(/no ground/)).toBeVisible()
  expect(text().elements()).toHaveLength(0)
})
