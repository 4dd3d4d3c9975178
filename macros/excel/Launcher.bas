Attribute VB_Name = "Launcher"
Option Explicit
Option Private Module

' Starts Python for a button of Excel's ribbon. Of an opened workbook nothing but its name is used.

' Does a button's job; returns what kept it from being done, in words, or nothing.
Public Function ProblemOf(ByVal FunctionName As String, ByVal world As Outside) As String
    Dim book As String
    Dim problem As String
    On Error GoTo Unforeseen
    book = BookFor(FunctionName, world.ActiveName())
    If world.OnMac() Then problem = Message("mac")
    If problem = "" Then problem = FunctionProblem(FunctionName)
    If problem = "" Then problem = BookProblem(book, world)
    If problem = "" Then problem = InterpreterProblem(world)
    If problem = "" Then problem = StartProblem(FunctionName, book, world)
    If problem = "" Then KeepSpare world
    ProblemOf = problem
    Exit Function
Unforeseen:
    ProblemOf = MessageAbout("unforeseen", CStr(Err.Number) & " " & Err.Description)
End Function

' The command line, as Windows splits it again: every argument that may hold a space is quoted.
Public Function ButtonCommand(ByVal Interpreter As String, ByVal FunctionName As String, _
        ByVal Book As String, ByVal App As String, ByVal Hwnd As String) As String
    Dim code As String
    code = "import addin.ribbon; addin.ribbon." & FunctionName & "()"
    ButtonCommand = PythonCommand(Interpreter, code) & _
        " --wb=" & Quoted(Book) & " --from_xl=1 --app=" & Quoted(App) & " --hwnd=" & Quoted(Hwnd)
End Function

' The workbook that a button is about; the add-in itself where the job needs none.
Public Function BookFor(ByVal FunctionName As String, ByVal ActiveName As String) As String
    BookFor = ActiveName
    If ActiveName = "" Then
        Select Case FunctionName
            Case "new_ledger", "show_help"
                BookFor = ThisWorkbook.Name
        End Select
    End If
End Function

' A name that would not arrive as it is: = and blanks at its ends get lost where Python reads
' it, a quote ends the argument, and Windows puts the value in place of a known %NAME%.
Private Function BookProblem(ByVal Book As String, ByVal world As Outside) As String
    If Book = "" Then
        BookProblem = Message("no_workbook")
    ElseIf InStr(Book, "=") > 0 Or InStr(Book, Chr(34)) > 0 Then
        BookProblem = MessageAbout("name_sign", Book)
    ElseIf IsStripped(Left(Book, 1)) Or IsStripped(Right(Book, 1)) Then
        BookProblem = MessageAbout("name_blank", Book)
    ElseIf world.Expanded(Book) <> Book Then
        BookProblem = MessageAbout("name_percent", Book)
    End If
End Function

' True for the characters that Python's str.strip() takes away.
Public Function IsStripped(ByVal Character As String) As Boolean
    Select Case AscW(Character)
        Case 9 To 13, 28 To 32, 133, 160, 5760, 8192 To 8202, 8232, 8233, 8239, 8287, 12288
            IsStripped = True
    End Select
End Function

Private Function StartProblem(ByVal FunctionName As String, ByVal Book As String, _
        ByVal world As Outside) As String
    Dim command As String
    Dim taker As String
    Dim status As Long
    On Error GoTo Refused
    command = ButtonCommand(InterpreterOf(world), FunctionName, Book, world.App(), world.Hwnd())
    If world.Expanded(command) <> command Then
        StartProblem = MessageAbout("path_percent", InterpreterOf(world))
        Exit Function
    End If
    If IsWarm(ConfText(world)) Then taker = TakenBy(FunctionName, Book, world)
    If taker <> "" Then command = WaitCommand(InterpreterOf(world), taker)
    status = world.StartAndWait(command)
    If status <> 0 Then StartProblem = MessageAbout("exit_status", CStr(status))
    Exit Function
Refused:
    If taker = "" Then
        StartProblem = MessageAbout("start_refused", CStr(Err.Number) & " " & Err.Description)
    Else
        StartProblem = MessageAbout("exit_status", CStr(Err.Number))
    End If
End Function

Private Sub KeepSpare(ByVal world As Outside)
    On Error GoTo Nobody
    If IsWarm(ConfText(world)) Then KeepOne InterpreterOf(world), world
Nobody:
End Sub
