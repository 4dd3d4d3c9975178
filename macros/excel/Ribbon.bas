Attribute VB_Name = "Ribbon"
Option Explicit

' One Sub a button of customUI14.xml. The names tell whose they are: Excel may look for a
' callback in every open file, and other add-ins have an OnHelp of their own.

Public Sub OnTaizhangCheck(control As IRibbonControl)
    RunButton "check"
End Sub

Public Sub OnTaizhangApplySuggestions(control As IRibbonControl)
    RunButton "apply_suggestions"
End Sub

Public Sub OnTaizhangUndoSuggestions(control As IRibbonControl)
    RunButton "undo_suggestions"
End Sub

Public Sub OnTaizhangClearMarks(control As IRibbonControl)
    RunButton "clear_marks"
End Sub

Public Sub OnTaizhangTally(control As IRibbonControl)
    RunButton "tally"
End Sub

Public Sub OnTaizhangAgenda(control As IRibbonControl)
    RunButton "agenda"
End Sub

Public Sub OnTaizhangReport(control As IRibbonControl)
    RunButton "report"
End Sub

Public Sub OnTaizhangReportByTemplate(control As IRibbonControl)
    RunButton "report_by_template"
End Sub

Public Sub OnTaizhangRecordActivities(control As IRibbonControl)
    RunButton "record_activities"
End Sub

Public Sub OnTaizhangCopyTemplate(control As IRibbonControl)
    RunButton "copy_template"
End Sub

Public Sub OnTaizhangRefreshReport(control As IRibbonControl)
    RunButton "refresh_report"
End Sub

Public Sub OnTaizhangAuditReport(control As IRibbonControl)
    RunButton "audit_report"
End Sub

Public Sub OnTaizhangProofreadReport(control As IRibbonControl)
    RunButton "proofread_report"
End Sub

Public Sub OnTaizhangParameters(control As IRibbonControl)
    RunButton "parameters"
End Sub

Public Sub OnTaizhangNewLedger(control As IRibbonControl)
    RunButton "new_ledger"
End Sub

Public Sub OnTaizhangShowHelp(control As IRibbonControl)
    RunButton "show_help"
End Sub
