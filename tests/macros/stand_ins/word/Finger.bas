Attribute VB_Name = "Finger"
Option Explicit

' What the stand-in for the class Outside tells and is told, and a finger for the buttons.

Public Const SecondClick As Long = 4711
Public Const Refusal As Long = 4712

Public Active As String
Public Changed As Boolean
Public Yes As Boolean
Public Ledger As String
Public ConfText As String
Public Files As String
Public Answers As String
Public Status As Long
Public Mac As Boolean
Public Started As String
Public Shown As String
Public Done As String
Public Forbidden As String
Public Waiting As String

' Answers: what Python leaves each time, parted by |. Clerk: what she does and what fails, as
' "changed yes Open". Returns what was started, line by line, then what was shown, what was done
' besides, and what files are left, parted by |.
Public Function Press(ByVal FunctionName As String, ByVal ActiveName As String, _
        ByVal Conf As String, ByVal There As String, ByVal ExitStatus As String, _
        ByVal Left As String, ByVal Clerk As String, ByVal Chosen As String) As String
    Active = ActiveName
    ConfText = Conf
    Files = There
    Status = CLng(ExitStatus)
    Answers = Left
    Changed = InStr(Clerk, "changed") > 0
    Yes = InStr(Clerk, "yes") > 0
    Mac = InStr(Clerk, "Mac") > 0
    Forbidden = Clerk
    Ledger = Chosen
    Started = ""
    Shown = ""
    Done = ""
    If FunctionName = "*" Then
        PressEach
    Else
        RunButton FunctionName
    End If
    Press = Started & vbFormFeed & Shown & vbFormFeed & Done & vbFormFeed & Files
End Function

' Opens the menu of fields; returns what was started, then the menu, what was shown and the files left.
Public Function OpenMenu(ByVal ActiveName As String, ByVal Conf As String, ByVal There As String, _
        ByVal ExitStatus As String, ByVal Left As String) As String
    Dim content As Variant
    Active = ActiveName
    ConfText = Conf
    Files = There
    Status = CLng(ExitStatus)
    Answers = Left
    Forbidden = ""
    Started = ""
    Shown = ""
    Done = ""
    GetTaizhangFields Nothing, content
    OpenMenu = Started & vbFormFeed & content & vbFormFeed & Shown & vbFormFeed & Files
End Function

' Puts a text in; returns what was done, and what was shown.
Public Function PutIn(ByVal Text As String, ByVal Clerk As String) As String
    Forbidden = Clerk
    Shown = ""
    Done = ""
    InsertAtCursor Text
    PutIn = Done & vbFormFeed & Shown
End Function

Private Sub PressEach()
    OnTaizhangRefresh Nothing
    OnTaizhangAudit Nothing
    OnTaizhangProofread Nothing
    OnTaizhangFinalize Nothing
    OnTaizhangCheckTemplate Nothing
    OnTaizhangMakeTemplate Nothing
    OnTaizhangShowHelp Nothing
End Sub

Public Function NextAnswer() As String
    Dim place As Long
    place = InStr(Answers & "|", "|")
    NextAnswer = Mid(Answers, 1, place - 1)
    If InStr(Answers, "|") > 0 Then Answers = Mid(Answers, place + 1)
End Function
