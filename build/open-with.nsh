; Offers Blockvet in "Open with" for mails and mail folders; what opens them by default stays what it is.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Blockvet.Mail" "" "Mail"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Blockvet.Mail\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\.eml\OpenWithProgids" "Blockvet.Mail" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.mbox\OpenWithProgids" "Blockvet.Mail" ""
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.eml\OpenWithProgids" "Blockvet.Mail"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.mbox\OpenWithProgids" "Blockvet.Mail"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Blockvet.Mail"
!macroend
