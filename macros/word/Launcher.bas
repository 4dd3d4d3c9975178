Attribute VB_Name = "Launcher"
Option Explicit
Option Private Module

' Starts Python for a button of Word's ribbon, with the file of the document in front. Python
' leaves an answer, lines as in the conf file: "OPEN" tells which document to show, "SAY" and
' "PROBLEM" what the clerk is told, "ASK" that a ledger is needed, "CORRECT" and "ARRANGE" what she
' is offered.

' Does a button's job; returns what kept it from being done, in words, or nothing.
Public Function ProblemOf(ByVal FunctionName As String, ByVal world As Outside) As String
    Dim report As String
    Dim problem As String
    On Error GoTo Unforeseen
    report = world.ActiveName()
    If world.OnMac() Then problem = Message("mac")
    If problem = "" Then problem = FunctionProblem(FunctionName)
    If problem = "" Then problem = InterpreterProblem(world)
    If problem = "" And FunctionName <> "show_help" Then problem = ReportProblem(report, world)
    If problem = "" Then problem = JobProblem(FunctionName, report, world)
    ProblemOf = problem
    Exit Function
Unforeseen:
    ProblemOf = MessageAbout("unforeseen", CStr(Err.Number) & " " & Err.Description)
End Function

' The XML of a menu that Python fills; where it cannot, of a menu that says why. The document need
' not be saved for it: what a menu tells of it is where it lies.
Public Function MenuOf(ByVal FunctionName As String) As String
    Dim world As New Outside
    Dim report As String
    Dim answer As String
    Dim problem As String
    On Error GoTo Unforeseen
    If world.ActiveName() <> "" Then
        If world.HasFile() Then report = world.ActiveName()
    End If
    If InStr(report, "://") > 0 Or world.Expanded(report) <> report Then report = ""
    If world.OnMac() Then problem = Message("mac")
    If problem = "" Then problem = FunctionProblem(FunctionName)
    If problem = "" Then problem = InterpreterProblem(world)
    world.ShowWaiting Message("waiting")
    If problem = "" Then problem = StartProblem(FunctionName, report, "", "", world, answer)
    world.ShowWaiting ""
    If problem = "" Then problem = ConfValue(answer, "PROBLEM")
    MenuOf = IIf(problem = "", ConfValue(answer, "MENU"), MenuSaying(problem))
    Exit Function
Unforeseen:
    MenuOf = MenuSaying(MessageAbout("unforeseen", CStr(Err.Number) & " " & Err.Description))
End Function

Private Function MenuSaying(ByVal Text As String) As String
    Const Space As String = "http://schemas.microsoft.com/office/2009/07/customui"
    MenuSaying = "<menu xmlns=" & Quoted(Space) & "><button id=" & Quoted("taizhangProblem") & _
        " enabled=" & Quoted("false") & " label=" & Quoted(InXml(Text)) & "/></menu>"
End Function

Private Function InXml(ByVal Text As String) As String
    InXml = Replace(Replace(Text, "&", "&amp;&amp;"), "<", "&lt;")
    InXml = Replace(Replace(InXml, Chr(34), "&quot;"), vbLf, " ")
End Function

' Puts a text in at the cursor as it is: what is typed would be put right by Word as it goes.
Public Sub InsertAtCursor(ByVal Text As String)
    Dim world As New Outside
    On Error GoTo Refused
    world.Insert Text
    Exit Sub
Refused:
    world.Show MessageAbout("not_inserted", Err.Description), Message("title")
End Sub

' The command line, as Windows splits it again: every argument that may hold a space is quoted.
Public Function ButtonCommand(ByVal Interpreter As String, ByVal FunctionName As String, _
        ByVal Report As String, ByVal Ledger As String, ByVal Wishes As String, _
        ByVal Answer As String) As String
    Dim code As String
    code = "import addin.word_ribbon; addin.word_ribbon." & FunctionName & "()"
    ButtonCommand = PythonCommand(Interpreter, code) & " --report=" & Quoted(Report) & _
        " --ledger=" & Quoted(Ledger) & " --wishes=" & Quoted(Wishes) & _
        " --answer=" & Quoted(Answer)
End Function

' Python reads the file of the document: one that is not there, or older than what is seen, will
' not do. A document is saved only where the clerk says so.
Private Function ReportProblem(ByVal Report As String, ByVal world As Outside) As String
    If Report = "" Then
        ReportProblem = Message("no_document")
    ElseIf Not world.HasFile() Then
        ReportProblem = MessageAbout("never_saved", Report)
    ElseIf InStr(Report, "://") > 0 Then
        ReportProblem = MessageAbout("in_cloud", Report)
    ElseIf world.Expanded(Report) <> Report Then
        ReportProblem = MessageAbout("name_percent", Report)
    ElseIf world.IsChanged() Then
        ReportProblem = SaveProblem(Report, world)
    End If
End Function

Private Function SaveProblem(ByVal Report As String, ByVal world As Outside) As String
    If world.Agrees(MessageAbout("save_first", Report), Message("title")) Then world.SaveIt
    If world.IsChanged() Then SaveProblem = MessageAbout("not_saved", Report)
End Function

' Starts Python, and once more with a ledger where it asks for one.
Private Function JobProblem(ByVal FunctionName As String, ByVal Report As String, _
        ByVal world As Outside) As String
    Dim answer As String
    Dim ledger As String
    Dim problem As String
    problem = StartProblem(FunctionName, Report, "", "", world, answer)
    If problem = "" And ConfValue(answer, "ASK") = "ledger" Then
        ledger = world.Chosen(Message("choose_ledger"), Message("ledgers"), _
            "*.xlsx;*.xlsm;*.xls;*.csv", FolderOf(Report))
        If ledger = "" Then
            problem = Message("no_ledger")
        Else
            problem = StartProblem(FunctionName, Report, ledger, "", world, answer)
        End If
    End If
    If problem = "" Then problem = ConfValue(answer, "PROBLEM")
    If problem = "" Then ShowResult answer, world
    If problem = "" Then problem = WishProblem(FunctionName, Report, ledger, world, answer)
    JobProblem = problem
End Function

' Asks what Python offers to put right, and starts it once more where the clerk wishes that.
Private Function WishProblem(ByVal FunctionName As String, ByVal Report As String, _
        ByVal Ledger As String, ByVal world As Outside, ByVal Answer As String) As String
    Dim wishes As String
    Dim result As String
    Dim problem As String
    wishes = WishOf(Answer, "CORRECT", world) & WishOf(Answer, "ARRANGE", world)
    If wishes = "" Then Exit Function
    problem = StartProblem(FunctionName, Report, Ledger, wishes, world, result)
    If problem = "" Then problem = ConfValue(result, "PROBLEM")
    If problem = "" Then ShowResult result, world
    WishProblem = problem
End Function

' The name of an offer in small letters, where there is one and the clerk says yes.
Private Function WishOf(ByVal Answer As String, ByVal Offer As String, _
        ByVal world As Outside) As String
    Dim question As String
    question = ConfValue(Answer, Offer)
    If question = "" Then Exit Function
    If world.Agrees(question, Message("title")) Then WishOf = LCase(Offer) & " "
End Function

' The folder of a file, without the sign at its end.
Public Function FolderOf(ByVal Path As String) As String
    Dim place As Long
    For place = 1 To Len(Path)
        If Mid(Path, place, 1) = "\" Then FolderOf = Left(Path, place - 1)
    Next place
End Function

Private Function StartProblem(ByVal FunctionName As String, ByVal Report As String, _
        ByVal Ledger As String, ByVal Wishes As String, ByVal world As Outside, _
        ByRef Answer As String) As String
    Dim command As String
    Dim place As String
    Dim status As Long
    On Error GoTo Refused
    place = world.FreeFile()
    command = ButtonCommand(InterpreterOf(world), FunctionName, Report, Ledger, Wishes, place)
    If world.Expanded(command) <> command Then
        StartProblem = MessageAbout("path_percent", InterpreterOf(world))
        Exit Function
    End If
    status = world.StartAndWait(command)
    If status <> 0 Or Not world.IsFile(place) Then
        StartProblem = MessageAbout("exit_status", CStr(status))
        Exit Function
    End If
    Answer = world.FileText(place)
    world.Delete place
    Exit Function
Refused:
    StartProblem = MessageAbout("start_refused", CStr(Err.Number) & " " & Err.Description)
End Function

Private Sub ShowResult(ByVal Answer As String, ByVal world As Outside)
    Dim said As String
    said = ConfValue(Answer, "SAY")
    If Not HasOpened(ConfValue(Answer, "OPEN"), world) Then said = said & Message("open_yourself")
    If said <> "" Then world.Tell said, Message("title")
End Sub

Private Function HasOpened(ByVal Path As String, ByVal world As Outside) As Boolean
    On Error GoTo NotOpened
    If Path <> "" Then world.OpenFile Path
    HasOpened = True
NotOpened:
End Function
