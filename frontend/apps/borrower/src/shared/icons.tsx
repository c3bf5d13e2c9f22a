/** Pictures of ours, 24 wide; each stands beside a text or in a control that has a name. */
function icon(path: string) {
  return function Icon() {
    return (
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    )
  }
}

export const BackIcon = icon('M15 5l-7 7 7 7')
export const CloseIcon = icon('M6 6l12 12M18 6L6 18')
export const HomeIcon = icon('M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z')
export const BorrowIcon = icon('M12 3v10m0 0l-4-4m4 4l4-4M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4')
export const LoanIcon = icon('M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6')
export const MeIcon = icon('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-5.5 8-5.5s7 1.5 8 5.5')
export const BellIcon = icon('M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4')
export const CardIcon = icon('M3 6h18v12H3zM3 10h18M7 15h4')
export const IdIcon = icon(
  'M3 5h18v14H3zM8 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5 16c1-2 5-2 6 0M14 9h4M14 13h4',
)
export const FileIcon = icon('M6 3h8l4 4v14H6zM14 3v4h4M9 13h6M9 17h6')
export const LockIcon = icon('M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3')
export const CheckIcon = icon('M5 12.5l4.5 4.5L19 7')
export const HelpIcon = icon(
  'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .8-1 1.7M12 16.8v.2',
)
export const WorkIcon = icon('M4 8h16v11H4zM9 8V5h6v3M4 13h16')
export const PeopleIcon = icon(
  'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19c.6-3.5 3-5 6-5s5.400 1.500 6 5M16 5.200a3 3 0 0 1 0 5.600M17.500 14.200c2 .6 3.200 2.200 3.500 4.800',
)
export const MoneyIcon = icon(
  'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.500 7.500L12 12l3.500-4.500M12 12v5.500M9 12.500h6M9 15h6',
)
export const LanguageIcon = icon(
  'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
)
export const DownloadIcon = icon('M12 4v11m0 0l-4-4m4 4l4-4M5 20h14')
export const InboxIcon = icon('M4 13l3-8h10l3 8v6H4zM4 13h5l1 2h4l1-2h5')
export const WarnIcon = icon('M12 4l9 16H3zM12 10v4M12 17v.2')
export const OfflineIcon = icon(
  'M3 3l18 18M5 12.500a10 10 0 0 1 4-2.400M19 12.500a10 10 0 0 0-4.500-2.600M8.500 16a5 5 0 0 1 6.500-.4M12 19.500v.1M2 9a15 15 0 0 1 4-2.500M22 9a15 15 0 0 0-11-4',
)

export function Chevron() {
  return (
    <svg viewBox="0 0 24 24" className="x-chevron" aria-hidden="true" focusable="false">
      <path d="M9 5l7 7-7 7" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  )
}
