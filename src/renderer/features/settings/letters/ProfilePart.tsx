import { Textarea, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { longProfileFields, profileFields } from '../../../../shared/domain/profile.ts'
import { useConnection } from '../../../rpc/connection.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { fieldLabel } from './copy.ts'
import styles from './letters.module.css'
import { changeProfile, flushProfile, loadProfile, useProfile } from './profile-store.ts'
import { TemplatesEditor } from './TemplatesEditor.tsx'

/** What the user says of themselves in requests, and the wording around it. */
export function ProfilePart() {
  const { profile, said, failure } = useProfile()
  const epoch = useConnection((state) => state.epoch)
  useEffect(() => {
    if (epoch > 0) void loadProfile()
  }, [epoch])
  useEffect(() => () => void flushProfile(), [])
  if (!profile) return null
  return (
    <div className={styles['fields']}>
      {profileFields.map((field) => {
        const shared = {
          label: fieldLabel(field),
          value: profile[field],
          maxLength: 2000,
        }
        return longProfileFields.includes(field) ? (
          <Textarea
            key={field}
            {...shared}
            className={styles['wide']}
            autosize
            minRows={2}
            maxRows={8}
            onChange={(event) => changeProfile(field, event.currentTarget.value)}
          />
        ) : (
          <TextInput
            key={field}
            {...shared}
            onChange={(event) => changeProfile(field, event.currentTarget.value)}
          />
        )
      })}
      <p role="status" className={`dim ${styles['wide']}`}>
        {said}
      </p>
      {failure ? (
        <div className={styles['wide']}>
          <Notice>
            {failure.message} {failure.next}
          </Notice>
        </div>
      ) : null}
      <TemplatesEditor />
    </div>
  )
}
