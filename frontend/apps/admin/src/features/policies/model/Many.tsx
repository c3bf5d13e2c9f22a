import { Select, type SelectProps } from 'antd'
import type { KeyboardEvent } from 'react'

/** Several of a list. Tab goes on to the next field; antd would take or drop what is pointed at. */
export function Many(props: SelectProps<string[]>) {
  const passTab = (event: KeyboardEvent) => {
    if (event.key === 'Tab') event.stopPropagation()
  }
  return (
    <div role="presentation" onKeyDownCapture={passTab}>
      <Select<string[]>
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        className="xp-link"
        {...props}
      />
    </div>
  )
}
