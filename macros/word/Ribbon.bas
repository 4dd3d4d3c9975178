Attribute VB_Name = "Ribbon"
Option Explicit

' One Sub a button of customUI14.xml. The names tell whose they are: Word may look for a
' callback in every open template, and others have an OnHelp of their own.

Public Sub OnTaizhangRefresh(control As IRibbonControl)
    RunButton "refresh"
End Sub

Public Sub OnTaizhangAudit(control As IRibbonControl)
    RunButton "audit"
End Sub

Public Sub OnTaizhangProofread(control As IRibbonControl)
    RunButton "proofread"
End Sub

Public Sub OnTaizhangFinalize(control As IRibbonControl)
    RunButton "finalize"
End Sub

Public Sub OnTaizhangCheckTemplate(control As IRibbonControl)
    RunButton "check_template"
End Sub

Public Sub OnTaizhangMakeTemplate(control As IRibbonControl)
    RunButton "make_template"
End Sub

' The menu of fields is filled when it is opened; what is picked goes in at the cursor.
Public Sub GetTaizhangFields(control As IRibbonControl, ByRef content)
    content = MenuOf("field_menu")
End Sub

Public Sub OnTaizhangInsertField(control As IRibbonControl)
    InsertAtCursor control.Tag
End Sub

Public Sub OnTaizhangShowHelp(control As IRibbonControl)
    RunButton "show_help"
End Sub
