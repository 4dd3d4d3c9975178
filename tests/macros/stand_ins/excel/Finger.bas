Attribute VB_Name = "Finger"
Option Explicit

' What the stand-in for the class Outside tells and is told, and a finger for the buttons.

Public Const SecondClick As Long = 4711
Public Const Refusal As Long = 4712

Public Active As String
Public ConfText As String
Public Files As String
Public Status As Long
Public Mac As Boolean
Public Started As String
Public Shown As String
Public Held As String
Public Written As String
Public Spares As String
Public Forbidden As String
Public Waiting As String

' Files: what stands there, each followed by |. Returns what was started and what was shown,
' each on a line of its own.
Public Function Press(ByVal FunctionName As String, ByVal ActiveName As String, _
        ByVal Conf As String, ByVal There As String, ByVal ExitStatus As String) As String
    Prepare ActiveName, Conf, There, ExitStatus
    RunButton FunctionName
    Press = Told()
End Function

' The same with spares: HeldFiles cannot be deleted; NotAllowed tells what fails. Returns more
' lines: what was started without waiting, the files that are there now, what was written.
Public Function PressWarm(ByVal Conf As String, ByVal There As String, ByVal HeldFiles As String, _
        ByVal NotAllowed As String, ByVal ExitStatus As String) As String
    Prepare "a b.xlsx", Conf, There, ExitStatus
    Held = HeldFiles
    Forbidden = NotAllowed
    RunButton "check"
    PressWarm = Told() & vbLf & Spares & vbLf & Files & vbLf & Written
End Function

Public Function PressOnMac(ByVal FunctionName As String) As String
    Prepare "a.xlsx", "", "", "0"
    Mac = True
    RunButton FunctionName
    PressOnMac = Told()
End Function

' Presses every button of the ribbon; returns what was started, one command after the other.
Public Function PressAll(ByVal ActiveName As String, ByVal Conf As String, _
        ByVal There As String) As String
    Prepare ActiveName, Conf, There, "0"
    OnTaizhangCheck Nothing
    OnTaizhangApplySuggestions Nothing
    OnTaizhangUndoSuggestions Nothing
    OnTaizhangClearMarks Nothing
    OnTaizhangTally Nothing
    OnTaizhangReport Nothing
    OnTaizhangRefreshReport Nothing
    OnTaizhangAuditReport Nothing
    OnTaizhangProofreadReport Nothing
    OnTaizhangParameters Nothing
    OnTaizhangNewLedger Nothing
    OnTaizhangShowHelp Nothing
    PressAll = Told()
End Function

Private Sub Prepare(ByVal ActiveName As String, ByVal Conf As String, ByVal There As String, _
        ByVal ExitStatus As String)
    Active = ActiveName
    ConfText = Conf
    Files = There
    Status = CLng(ExitStatus)
    Mac = False
    Started = ""
    Shown = ""
    Held = ""
    Written = ""
    Spares = ""
    Forbidden = ""
End Sub

Private Function Told() As String
    Told = Started & vbLf & Shown
End Function
